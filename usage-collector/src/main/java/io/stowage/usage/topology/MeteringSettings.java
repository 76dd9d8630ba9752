package io.stowage.usage.topology;

import io.stowage.usage.daily.History;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of metering and daily totals.
 *
 * @param historyDays how many days before today totals are kept
 * @param dailyEvery how long days that have changed may wait before they are told
 * @param meteringThreads threads that meter; Kafka divides the partitions among them
 * @param stateDirectory where state is kept between two starts, one for each running instance; what is lost is restored
 *     from Kafka. Null: {@code data/usage-metering/<instance>} in the working directory
 */
@ConfigurationProperties("stowage.usage")
record MeteringSettings(
        @DefaultValue("400") int historyDays,
        @DefaultValue("1s") Duration dailyEvery,
        @DefaultValue("1") int meteringThreads,
        @Nullable Path stateDirectory) {

    MeteringSettings {
        if (!dailyEvery.isPositive()) {
            throw new IllegalArgumentException("stowage.usage.daily-every must be positive");
        }
        if (meteringThreads < 1) {
            throw new IllegalArgumentException("stowage.usage.metering-threads must be 1 or more");
        }
    }

    History history() {
        return new History(historyDays);
    }

    Path stateDirectory(String instance) {
        return stateDirectory == null ? Path.of("data", "usage-metering", instance) : stateDirectory;
    }
}
