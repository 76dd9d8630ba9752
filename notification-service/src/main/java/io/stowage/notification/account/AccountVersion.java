package io.stowage.notification.account;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * The newest order that an account's state takes in. Provisioning never goes back in these, so the newer state counts,
 * whatever order a replay brings them in.
 *
 * @param sequence billing's version, where it has one
 * @param occurredAt when the order was made
 */
public record AccountVersion(String orderEventId, OptionalLong sequence, Instant occurredAt) {

    /** Sequences decide where both have one, else the time; of two that are equal, neither is older. */
    public boolean isOlderThan(AccountVersion other) {
        if (sequence.isPresent() && other.sequence.isPresent()) {
            return sequence.getAsLong() < other.sequence.getAsLong();
        }
        return occurredAt.isBefore(other.occurredAt);
    }
}
