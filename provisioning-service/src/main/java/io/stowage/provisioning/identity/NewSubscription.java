package io.stowage.provisioning.identity;

import io.stowage.provisioning.order.Customer;
import io.stowage.provisioning.order.OrderVersion;
import java.util.Optional;

/**
 * Who is to get a name.
 *
 * @param placedBy the order
 * @param userNameRule the plan's, for gateways where names are our choice; empty: the usual one
 */
public record NewSubscription(
        String subscriptionId, Customer customer, OrderVersion placedBy, Optional<String> userNameRule) {}
