package io.stowage.usage.collection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What came of reading a gateway's sizes. */
sealed interface Measurement {

    /** It is not time yet. */
    record NotDue() implements Measurement {}

    /**
     * @param users that have buckets
     * @param readAt when the gateway was asked
     */
    record Done(List<UserReading> readings, Set<String> users, Instant readAt) implements Measurement {}

    record Failed(Trouble trouble) implements Measurement {}

    /**
     * One reading for each user; an empty one for each that had buckets before and has none any more.
     *
     * @param readAt when the gateway was asked
     */
    static Measurement of(SizeSource.Measured measured, SizeSource.Answer answer, Progress before, Instant readAt) {
        return switch (answer) {
            case SizeSource.Answer.NotRead not -> new Failed(not.trouble());
            case SizeSource.Answer.Sizes sizes -> {
                Map<String, List<BucketFigures>> byUser = sizes.byUser();
                Set<String> told = new TreeSet<>(byUser.keySet());
                before.usersWithBuckets().ifPresent(told::addAll);
                List<UserReading> readings = new ArrayList<>();
                told.forEach(user -> readings.add(new UserReading(
                        before.gatewayId(),
                        user,
                        readAt,
                        before.measuredAt(),
                        measured,
                        byUser.getOrDefault(user, List.of()))));
                yield new Done(readings, byUser.keySet(), readAt);
            }
        };
    }
}
