package io.stowage.provisioning.order;

/**
 * What billing wants to be different for one subscription.
 *
 * @param subscriptionId whose
 * @param version its place among the subscription's orders
 * @param change what is to be different
 */
public record Order(String subscriptionId, OrderVersion version, Change change) {}
