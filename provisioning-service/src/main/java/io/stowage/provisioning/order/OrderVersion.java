package io.stowage.provisioning.order;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * An order's place among the orders of its subscription.
 *
 * @param eventId billing's id of the order
 * @param sequence billing's version, where it has one
 * @param occurredAt when the order was made
 */
public record OrderVersion(String eventId, OptionalLong sequence, Instant occurredAt) {

    /**
     * Whether this order is older than one that counts already. Sequences decide where both have one, else the time; of
     * two that are equal, neither is older.
     */
    public boolean isOlderThan(OrderVersion other) {
        if (sequence.isPresent() && other.sequence.isPresent()) {
            return sequence.getAsLong() < other.sequence.getAsLong();
        }
        return occurredAt.isBefore(other.occurredAt);
    }
}
