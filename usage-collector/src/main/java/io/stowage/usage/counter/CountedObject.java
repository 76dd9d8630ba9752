package io.stowage.usage.counter;

/**
 * An object full of counters, as read from the gateway.
 *
 * @param name at the gateway
 * @param serviceId the gateway's service that counted; may be empty
 */
public record CountedObject(String name, String serviceId, Window window, Counters counters) {}
