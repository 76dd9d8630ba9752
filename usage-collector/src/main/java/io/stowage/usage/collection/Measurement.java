package io.stowage.usage.collection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What came of reading a gateway's sizes. */
sealed interface Measurement {

    /** It is not time yet. */
    record NotDue() implements Measurement {}

    /** @param users that have buckets */
    record Done(List<UserReading> readings, Set<String> users) implements Measurement {}

    record Failed(Trouble trouble) implements Measurement {}

    /**
     * One reading for each user; an empty one for each that had buckets before and has none any more.
     *
     * @param readAt when the gateway was asked
     */
    static Measurement of(
            String gatewayId,
            SizeSource.Measured measured,
            SizeSource.Answer answer,
            Optional<Set<String>> usersBefore,
            Instant readAt) {
        return switch (answer) {
            case SizeSource.Answer.NotRead not -> new Failed(not.trouble());
            case SizeSource.Answer.Sizes sizes -> {
                Map<String, List<BucketFigures>> byUser = sizes.byUser();
                Set<String> told = new TreeSet<>(byUser.keySet());
                usersBefore.ifPresent(told::addAll);
                List<UserReading> readings = new ArrayList<>();
                told.forEach(user -> readings.add(
                        new UserReading(gatewayId, user, readAt, measured, byUser.getOrDefault(user, List.of()))));
                yield new Done(readings, byUser.keySet());
            }
        };
    }
}
