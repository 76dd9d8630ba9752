package io.stowage.provisioning.order;

import java.util.Optional;

/**
 * The end customer, as billing knows them.
 *
 * @param customerId billing's id, for people who compare both systems
 * @param locale of messages, BCP 47
 */
public record Customer(Optional<String> customerId, String name, String email, String locale) {

    /** Stands where personal data were removed. */
    public static final Customer UNKNOWN = new Customer(Optional.empty(), "", "", "en");
}
