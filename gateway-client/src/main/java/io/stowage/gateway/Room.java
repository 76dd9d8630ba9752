package io.stowage.gateway;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How much is to be sold on a gateway.
 *
 * @param accounts most accounts; empty: no bound
 * @param bytes largest sum of the accounts' quotas; empty: no bound
 */
public record Room(OptionalInt accounts, OptionalLong bytes) {

    public static final Room UNBOUNDED = new Room(OptionalInt.empty(), OptionalLong.empty());

    public Room {
        accounts.ifPresent(most -> Property.within(most, 1, Integer.MAX_VALUE, "max-accounts"));
        if (bytes.isPresent() && bytes.getAsLong() < 1) {
            throw new IllegalArgumentException("max-bytes must be at least 1, was " + bytes.getAsLong());
        }
    }

    public boolean isBounded() {
        return accounts.isPresent() || bytes.isPresent();
    }
}
