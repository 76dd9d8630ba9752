package io.stowage.operations.usage;

import static io.stowage.schemas.topics.TopicCatalogue.USAGE_DAILY;

import io.stowage.contracts.DailyUsage;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.connection.UnreadableRecord;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads {@code stowage.usage.daily}, whose keys are {@code <subscriptionId>/<day>}. */
final class DailyTopic {

    private final Contracts<DailyUsage> daily;

    DailyTopic(Connection connection) {
        this.daily = new Contracts<>(connection, USAGE_DAILY, DailyUsage.class);
    }

    /** A subscription's days of the period, oldest first. */
    List<DailyUsage> of(String subscription, Period period, Consumer<? super UnreadableRecord> unreadable) {
        List<DailyUsage> days = new ArrayList<>();
        String beginning = subscription + "/";
        daily.forEachNewest(key -> key.startsWith(beginning) && isIn(period).test(key), days::add, unreadable);
        days.sort(Comparator.comparing(DailyUsage::getDay));
        return days;
    }

    /** Every subscription's days of the period; those of one partition are in memory at a time. */
    void forEach(Period period, Consumer<? super DailyUsage> days, Consumer<? super UnreadableRecord> unreadable) {
        daily.forEachNewest(isIn(period), days, unreadable);
    }

    private static Predicate<String> isIn(Period period) {
        return key -> day(key).filter(period::contains).isPresent();
    }

    private static Optional<LocalDate> day(String key) {
        try {
            return Optional.of(LocalDate.parse(key.substring(key.lastIndexOf('/') + 1)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
