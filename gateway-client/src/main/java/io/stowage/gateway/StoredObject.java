package io.stowage.gateway;

/**
 * An object in a bucket.
 *
 * @param size in bytes
 */
public record StoredObject(String key, long size) {}
