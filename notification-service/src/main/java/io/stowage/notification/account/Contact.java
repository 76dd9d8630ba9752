package io.stowage.notification.account;

import java.time.ZoneId;
import java.util.Optional;

/**
 * Whom to tell.
 *
 * @param customerId billing's id
 * @param email RFC 5321; blank where personal data were removed
 * @param locale BCP 47
 * @param zone the customer's; empty: not known
 */
public record Contact(Optional<String> customerId, String name, String email, String locale, Optional<ZoneId> zone) {}
