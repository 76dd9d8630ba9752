package io.stowage.provisioning.gateway;

import java.time.Duration;

/**
 * How long an account that is not as wanted waits for its next attempt: doubled each time.
 *
 * @param first wait after the first attempt
 * @param longest the wait stops growing here
 */
public record RetryWaits(Duration first, Duration longest) {

    public RetryWaits {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("the first wait must be positive and not longer than the longest");
        }
    }

    /** @param attempts so far, 1 or more */
    public Duration after(int attempts) {
        Duration wait = first;
        for (int i = 1; i < attempts && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
