package io.stowage.usage.collection;

import java.time.Duration;

/**
 * How long to wait for the next attempt: twice as long each time.
 *
 * @param first after the first attempt
 * @param longest the wait stops growing here
 */
public record RetryWaits(Duration first, Duration longest) {

    public RetryWaits {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "stowage.usage.first-retry must be positive and not longer than" + " stowage.usage.longest-retry");
        }
    }

    /** @param attempts so far, 1 or more */
    Duration after(int attempts) {
        Duration wait = first;
        for (int doubled = 1; doubled < attempts && wait.compareTo(longest) < 0; doubled++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
