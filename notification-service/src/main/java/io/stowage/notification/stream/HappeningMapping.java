package io.stowage.notification.stream;

import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.WaitingHappening;
import io.stowage.notification.lifecycle.Happening;
import io.stowage.notification.lifecycle.Happening.Kind;
import io.stowage.notification.subscription.Waiting;
import java.util.Optional;

/** Happenings from the lifecycle contract, and from and to the service's own. */
final class HappeningMapping {

    private HappeningMapping() {}

    /** Empty: of this customers do not hear. */
    static Optional<Happening> happening(LifecycleEvent event) {
        return kind(event.getKind())
                .map(kind -> new Happening(
                        event.getEventId(),
                        kind,
                        event.getOccurredAt(),
                        Optional.ofNullable(event.getPlanId()),
                        Optional.ofNullable(event.getPurgeAt())));
    }

    static Optional<Waiting> waiting(WaitingHappening contract) {
        return kind(contract.getKind())
                .map(kind -> new Waiting(
                        new Happening(
                                contract.getEventId(),
                                kind,
                                contract.getOccurredAt(),
                                Optional.ofNullable(contract.getPlanId()),
                                Optional.ofNullable(contract.getPurgeAt())),
                        contract.getWaitsUntil()));
    }

    static WaitingHappening contract(Waiting waiting) {
        Happening happening = waiting.happening();
        return WaitingHappening.newBuilder()
                .setEventId(happening.id())
                .setKind(LifecycleKind.valueOf(happening.kind().name()))
                .setOccurredAt(happening.occurredAt())
                .setPlanId(happening.planId().orElse(null))
                .setPurgeAt(happening.purgeAt().orElse(null))
                .setWaitsUntil(waiting.until())
                .build();
    }

    private static Optional<Kind> kind(LifecycleKind kind) {
        return switch (kind) {
            case PROVISIONED -> Optional.of(Kind.PROVISIONED);
            case PLAN_CHANGED -> Optional.of(Kind.PLAN_CHANGED);
            case SUSPENDED -> Optional.of(Kind.SUSPENDED);
            case RESUMED -> Optional.of(Kind.RESUMED);
            case KEYS_ROTATED -> Optional.of(Kind.KEYS_ROTATED);
            case TERMINATING -> Optional.of(Kind.TERMINATING);
            // Nothing that the customer did not do, or could act on.
            case HELD,
                    KEY_REVOKED,
                    CONTACT_CHANGED,
                    LIMITS_OVERRIDDEN,
                    ACCOUNT_ADDED,
                    ACCOUNT_REMOVED,
                    TERMINATED,
                    REJECTED,
                    FAILED,
                    SUPERSEDED,
                    UNKNOWN -> Optional.empty();
        };
    }
}
