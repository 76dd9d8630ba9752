package io.stowage.events.kafka;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service handles its stream.
 *
 * @param concurrentKeys keys handled at the same time by one instance
 * @param firstWait before a batch that was given back is tried again; doubled each time
 * @param longestWait the growing wait stops growing here
 * @param alarmsPerSecond keys woken within a second because their time has come; the others wait for the next second
 * @param stopTimeout from being told to stop until the stream has ended; for four fifths of it handlers may finish
 */
@ConfigurationProperties("stowage.stream")
record StreamSettings(
        @DefaultValue("128") int concurrentKeys,
        @DefaultValue("500ms") Duration firstWait,
        @DefaultValue("30s") Duration longestWait,
        @DefaultValue("2147483647") int alarmsPerSecond,
        @DefaultValue("25s") Duration stopTimeout) {

    StreamSettings {
        if (concurrentKeys < 1) {
            throw new IllegalArgumentException("stowage.stream.concurrent-keys must be 1 or more");
        }
        if (!firstWait.isPositive() || longestWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException(
                    "stowage.stream.first-wait must be positive and not longer than stowage.stream.longest-wait");
        }
        if (alarmsPerSecond < 1) {
            throw new IllegalArgumentException("stowage.stream.alarms-per-second must be 1 or more");
        }
        if (!stopTimeout.isPositive()) {
            throw new IllegalArgumentException("stowage.stream.stop-timeout must be positive");
        }
    }
}
