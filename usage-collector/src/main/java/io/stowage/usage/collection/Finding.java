package io.stowage.usage.collection;

import io.stowage.usage.counter.RecordId;
import io.stowage.usage.counter.Stretch;
import io.stowage.usage.counter.Window;
import java.time.Instant;
import java.util.Optional;

/**
 * Something about a gateway's counters that a person ought to know.
 *
 * @param id the same whenever the same is told
 * @param serviceId empty where it is not known
 * @param text one line for people
 */
public record Finding(
        String id,
        Kind kind,
        String serviceId,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> objectName,
        String text) {

    /** What was found. */
    public enum Kind {
        GAP,
        GAP_CLOSED,
        OVERLAP,
        CHANGED,
        UNREADABLE
    }

    static Finding gap(String gatewayId, String serviceId, Stretch gap) {
        return of(
                gatewayId,
                Kind.GAP,
                serviceId,
                gap,
                Optional.empty(),
                "no counters from %s to %s: nothing was done, or counters are missing"
                        .formatted(gap.from(), gap.until()));
    }

    static Finding gapClosed(String gatewayId, String serviceId, Stretch gap) {
        return of(
                gatewayId,
                Kind.GAP_CLOSED,
                serviceId,
                gap,
                Optional.empty(),
                "counters came that lie between %s and %s".formatted(gap.from(), gap.until()));
    }

    static Finding overlap(String gatewayId, String serviceId, Stretch shared, String objectName) {
        return of(
                gatewayId,
                Kind.OVERLAP,
                serviceId,
                shared,
                Optional.of(objectName),
                "another window also counts from %s to %s".formatted(shared.from(), shared.until()));
    }

    static Finding changed(String gatewayId, Told told, int counters) {
        Window window = told.window();
        return new Finding(
                RecordId.of(
                        Kind.CHANGED.name(),
                        gatewayId,
                        told.objectName(),
                        told.toldAt().toString(),
                        Integer.toString(told.corrections())),
                Kind.CHANGED,
                told.serviceId(),
                Optional.of(window.start()),
                Optional.of(window.end()),
                Optional.of(told.objectName()),
                "changed after it was told: %d counters corrected, correction %d"
                        .formatted(counters, told.corrections()));
    }

    static Finding unreadable(String gatewayId, String objectName, String digest, String reason) {
        return new Finding(
                RecordId.of(Kind.UNREADABLE.name(), gatewayId, objectName, digest),
                Kind.UNREADABLE,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(objectName),
                reason);
    }

    private static Finding of(
            String gatewayId, Kind kind, String serviceId, Stretch time, Optional<String> objectName, String text) {
        return new Finding(
                RecordId.of(
                        kind.name(),
                        gatewayId,
                        serviceId,
                        time.from().toString(),
                        time.until().toString(),
                        objectName.orElse("")),
                kind,
                serviceId,
                Optional.of(time.from()),
                Optional.of(time.until()),
                objectName,
                text);
    }
}
