package io.stowage.usage.storage;

import io.stowage.usage.storage.Baselines.Baseline;
import io.stowage.usage.storage.ByteHours.Size;
import io.stowage.usage.storage.StorageUse.Basis;
import io.stowage.usage.storage.StorageUse.BucketUse;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a reading into what was stored since the reading before. Where the gateway counts byte-hours itself, the
 * difference of two counts is exact, however many hours lie between; elsewhere sizes and times make an estimate.
 *
 * <p>No byte-hour is told twice. A bucket without a baseline counts from its making only if it was made since the gateway
 * was read before; the count of an older one, which a gateway has when it is connected, may be years of somebody's past.
 */
public final class Metering {

    /** A gateway may leave a bucket out of its answer and tell it again later; as long its baseline is kept. */
    static final Duration GONE_IS_KEPT = Duration.ofDays(7);

    /** The gateway's clock and ours differ, and clocks are set to wrong time zones. */
    static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final Reading reading;
    private final Optional<Instant> from;
    private final Map<BucketId, Baseline> before;

    private Metering(Optional<Baselines> baselines, Reading reading) {
        this.reading = reading;
        this.from = from(baselines, reading.previousReadAt());
        this.before = baselines.stream()
                .flatMap(known -> known.buckets().stream())
                .collect(Collectors.toMap(
                        Baseline::id, baseline -> baseline, (earlier, later) -> later, LinkedHashMap::new));
    }

    /** @param baselines what the same user's reading before has left; empty: there was none */
    public static Metered meter(Optional<Baselines> baselines, Reading reading) {
        boolean newer = baselines
                .map(before -> reading.readAt().isAfter(before.readAt()))
                .orElse(true);
        return newer ? new Metering(baselines, reading).told() : new Metered.NotNewer();
    }

    /** A user who had no bucket at the latest readings is in none of them: the gateway's reading before counts then. */
    private static Optional<Instant> from(Optional<Baselines> baselines, Optional<Instant> previousReadAt) {
        Optional<Instant> own = baselines.map(Baselines::readAt);
        boolean hadBuckets =
                baselines.stream().flatMap(before -> before.buckets().stream()).anyMatch(Baseline::isThere);
        if (hadBuckets || previousReadAt.isEmpty()) {
            return own;
        }
        return own.filter(at -> at.isAfter(previousReadAt.get())).or(() -> previousReadAt);
    }

    private Metered told() {
        // By bucket: a listing that is read in parts may tell one twice.
        Map<BucketId, BucketFigure> figures = new LinkedHashMap<>();
        reading.buckets().forEach(figure -> figures.put(figure.id(), figure));
        List<BucketUse> uses = new ArrayList<>();
        List<Baseline> next = new ArrayList<>();
        figures.values().forEach(figure -> {
            uses.add(use(before.get(figure.id()), figure));
            next.add(Baseline.of(figure));
        });
        before.values().stream()
                .filter(baseline -> !figures.containsKey(baseline.id()))
                .forEach(baseline -> {
                    if (baseline.isThere()) {
                        uses.add(closed(baseline));
                    }
                    Baseline gone = baseline.gone(reading.readAt());
                    if (gone.goneSince().orElseThrow().plus(GONE_IS_KEPT).isAfter(reading.readAt())) {
                        next.add(gone);
                    }
                });
        return new Metered.Told(new StorageUse(from, reading.readAt(), uses), new Baselines(reading.readAt(), next));
    }

    private BucketUse use(@Nullable Baseline baseline, BucketFigure figure) {
        if (baseline == null) {
            return unknownBefore(figure);
        }
        if (figure.byteHours().isPresent()) {
            return baseline.byteHours()
                    .map(earlier -> counted(earlier, figure.byteHours().get(), figure))
                    .orElseGet(() -> of(figure, ByteHours.NONE, Basis.FIRST_SEEN));
        }
        // Of a bucket that was away nobody knows what it held meanwhile.
        return baseline.isThere()
                ? of(figure, estimated(baseline, figure), Basis.CONTINUED)
                : of(figure, ByteHours.NONE, Basis.FIRST_SEEN);
    }

    private static BucketUse counted(BigInteger earlier, BigInteger now, BucketFigure figure) {
        BigInteger difference = now.subtract(earlier);
        return difference.signum() < 0
                ? of(figure, ByteHours.counted(now), Basis.RESTARTED)
                : of(figure, ByteHours.counted(difference), Basis.CONTINUED);
    }

    private BigDecimal estimated(Baseline baseline, BucketFigure figure) {
        Instant since = from.orElseThrow();
        return ByteHours.estimated(
                new Size(baseline.bytes(), earlier(baseline.measuredAt(), since)),
                new Size(figure.bytes(), earlier(figure.measuredAt(), reading.readAt())),
                since,
                reading.readAt());
    }

    /** A gateway whose clock is ahead has measured in the future. */
    private static Instant earlier(Instant measured, Instant asked) {
        return measured.isBefore(asked) ? measured : asked;
    }

    private BucketUse unknownBefore(BucketFigure figure) {
        boolean made = from.filter(before -> figure.id().createdAt().isAfter(before.minus(CLOCKS_DIFFER)))
                .isPresent();
        return made
                ? of(figure, figure.byteHours().map(ByteHours::counted).orElse(ByteHours.NONE), Basis.NEW_BUCKET)
                : of(figure, ByteHours.NONE, Basis.FIRST_SEEN);
    }

    private static BucketUse of(BucketFigure figure, BigDecimal byteHours, Basis basis) {
        return new BucketUse(figure.id(), figure.bytes(), figure.measuredAt(), figure.hourMaximum(), byteHours, basis);
    }

    private BucketUse closed(Baseline baseline) {
        return new BucketUse(baseline.id(), 0, reading.readAt(), Optional.empty(), ByteHours.NONE, Basis.CLOSED);
    }
}
