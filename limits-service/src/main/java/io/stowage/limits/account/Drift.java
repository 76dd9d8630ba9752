package io.stowage.limits.account;

import java.time.Instant;

/**
 * A limit that was found at the gateway other than it had been put in force.
 *
 * @param difference which limit, and how it differs
 * @param foundAt when it was found first
 * @param corrected whether it was put right
 */
public record Drift(Difference difference, Instant foundAt, boolean corrected) {

    public Drift putRight() {
        return new Drift(difference, foundAt, true);
    }
}
