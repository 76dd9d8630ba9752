package io.stowage.gateway.rgw;

import io.stowage.gateway.http.Query;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * One hour of one user's usage log, named {@code 2026-11-21T06/ann-1}, so that names sort by time.
 *
 * @param start the beginning of the hour
 * @param user whose buckets were used; {@link #ANONYMOUS} for what belongs to nobody
 */
record UsageHour(Instant start, String user) {

    static final Duration LENGTH = Duration.ofHours(1);

    /** What the gateway calls everybody without a key. */
    static final String ANONYMOUS = "anonymous";

    /**
     * How long after its end an hour counts as over: as much as our clock may be wrong before our calls are refused (15
     * minutes), and five minutes for gateways to write down what they hold in memory (every 30 seconds, if not told
     * otherwise by {@code rgw usage log tick interval}).
     */
    private static final Duration SETTLING = Duration.ofMinutes(20);

    private static final DateTimeFormatter NAMED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TOLD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Empty if it names no hour. */
    static Optional<UsageHour> named(String name) {
        var slash = name.indexOf('/');
        if (slash < 0 || slash == name.length() - 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new UsageHour(Instant.parse(name.substring(0, slash) + ":00:00Z"), name.substring(slash + 1)));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    /** The end of the last hour that is over. */
    static Instant endOfTheLast(Clock clock) {
        return clock.instant().minus(SETTLING).truncatedTo(ChronoUnit.HOURS);
    }

    String name() {
        return NAMED.format(start) + "/" + user;
    }

    boolean isOver(Clock clock) {
        return !end().isAfter(endOfTheLast(clock));
    }

    Instant end() {
        return start.plus(LENGTH);
    }

    /**
     * Selects exactly this user and hour. With a user given, the gateway leaves out what is at the very beginning of the
     * time asked for and belongs to no bucket (seen with 16.2.15), and all of an hour is at its very beginning: so the
     * time begins a second before. Nothing else is within that second.
     */
    Query in(Query usage) {
        return usage.with("uid", user)
                .with("start", TOLD.format(start.minusSeconds(1)))
                .with("end", TOLD.format(end()));
    }

    static String told(Instant moment) {
        return TOLD.format(moment);
    }
}
