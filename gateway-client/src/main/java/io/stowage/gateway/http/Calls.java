package io.stowage.gateway.http;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.micrometer.observation.ObservationRegistry;
import io.stowage.gateway.Availability;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewaySettings;
import java.util.function.Function;

/**
 * Makes the calls to one gateway, within its bounds: so many at once, so many per second, repeated where that is safe, and
 * not at all while the gateway is unavailable. Every end but success is a {@link GatewayFailure}.
 */
public final class Calls {

    /** Takes the turn of every attempt. */
    private final Turns turns;

    private final Repetition repetition;
    private final BreakerAvailability availability;
    private final CallLog log;
    private final String gatewayId;

    /**
     * @param probe asks the gateway something small with the administrator's key, once; ends normally or with an
     *     {@link AttemptFailure}
     */
    public Calls(GatewaySettings settings, ObservationRegistry observations, Runnable probe) {
        gatewayId = settings.id();
        turns = new Turns(settings);
        repetition = new Repetition(settings);
        availability = new BreakerAvailability(settings, probe);
        log = new CallLog(gatewayId, observations);
    }

    public Availability availability() {
        return availability;
    }

    /**
     * Makes a call.
     *
     * @param attempt makes one attempt; ends normally or with an {@link AttemptFailure}, any other exception is passed on
     */
    public <T> T make(CallKind kind, Function<Progress, T> attempt) {
        try {
            return log.record(kind, progress -> repeatedly(kind, attempt, progress));
        } catch (PassedOn passedOn) {
            throw passedOn.own();
        }
    }

    private <T> T repeatedly(CallKind kind, Function<Progress, T> attempt, Progress progress) {
        try {
            return repetition.of(kind.effect()).executeSupplier(() -> once(attempt, progress));
        } catch (AttemptFailure last) {
            throw failure(kind, progress, last);
        } catch (CallNotPermittedException unavailable) {
            throw notPermitted(kind, progress, unavailable);
        }
    }

    private <T> T once(Function<Progress, T> attempt, Progress progress) {
        try {
            return turns.take(() -> availability.breaker().executeSupplier(() -> {
                progress.begin();
                return attempt.apply(progress);
            }));
        } catch (AttemptFailure failure) {
            progress.failed(failure);
            throw failure;
        }
    }

    private GatewayFailure failure(CallKind kind, Progress progress, AttemptFailure last) {
        var info = progress.info(gatewayId, kind);
        if (kind.effect() != CallKind.Effect.READ && progress.mayHaveHappened() && last.gatewayAtFault()) {
            return new GatewayFailure.AmbiguousWrite(info, last.reason(), last.getCause());
        }
        return switch (last.kind()) {
            case NOT_SENT, BUSY, LOST, FAULTY -> new GatewayFailure.Transient(info, last.reason(), last.getCause());
            case UNREADABLE -> new GatewayFailure.UnreadableAnswer(info, last.reason());
            case REFUSED -> new GatewayFailure.Rejected(info, last.code(), last.reason());
            case KEY_REFUSED ->
                // One forbidden call must not stop the gateway's work, so ask whether it is our key that is refused.
                availability.keyWorks()
                        ? new GatewayFailure.Rejected(info, last.code(), last.reason())
                        : new GatewayFailure.Unavailable(info, "it refuses our key: " + last.described(), null);
        };
    }

    private GatewayFailure notPermitted(CallKind kind, Progress progress, CallNotPermittedException cause) {
        var info = progress.info(gatewayId, kind);
        return kind.effect() != CallKind.Effect.READ && progress.mayHaveHappened()
                ? new GatewayFailure.AmbiguousWrite(info, "the gateway became unavailable meanwhile", cause)
                : new GatewayFailure.Unavailable(info, "too many calls to it failed", cause);
    }
}
