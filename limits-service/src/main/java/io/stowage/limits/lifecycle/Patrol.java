package io.stowage.limits.lifecycle;

import java.time.Duration;
import java.time.Instant;

/**
 * When an account whose limits are in force is looked at again: once per interval, each account at its own point of it,
 * so that the gateway is asked evenly however the accounts came about.
 */
public record Patrol(Duration interval) {

    public Patrol {
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException("stowage.limits.look-every must be positive");
        }
    }

    /** The account's next point of time, half an interval from now at least. */
    Instant next(String subscriptionId, Instant now) {
        long length = interval.toMillis();
        // Multiplied by 2^64 over the golden ratio, because hashes of similar texts lie close together.
        long point = Math.floorMod(subscriptionId.hashCode() * 0x9E3779B97F4A7C15L >>> 16, length);
        long earliest = now.toEpochMilli() + length / 2;
        return Instant.ofEpochMilli(earliest + Math.floorMod(point - earliest, length));
    }
}
