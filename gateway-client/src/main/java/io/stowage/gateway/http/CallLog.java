package io.stowage.gateway.http;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.stowage.gateway.GatewayFailure;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Records every call as the observation {@code stowage.gateway.call}, by gateway, call and outcome, and in the log. The
 * gateway's request id goes with both.
 */
final class CallLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.stowage.gateway.calls");

    private final String gatewayId;
    private final ObservationRegistry observations;

    CallLog(String gatewayId, ObservationRegistry observations) {
        this.gatewayId = gatewayId;
        this.observations = observations;
    }

    <T> T record(CallKind kind, Function<Progress, T> call) {
        var progress = new Progress();
        var observation = Observation.createNotStarted("stowage.gateway.call", observations)
                .contextualName(kind.words())
                .lowCardinalityKeyValue("gateway", gatewayId)
                .lowCardinalityKeyValue("call", kind.name())
                .start();
        var outcome = "success";
        try (var ignored = observation.openScope()) {
            var result = call.apply(progress);
            write(Level.DEBUG, kind, progress, "gateway " + gatewayId + ": " + kind.words() + " succeeded");
            return result;
        } catch (GatewayFailure failure) {
            outcome = outcome(failure);
            observation.error(new Failed(outcome));
            write(level(kind, failure), kind, progress, String.valueOf(failure.getMessage()));
            throw failure;
        } catch (RuntimeException notTheGateways) {
            outcome = "abandoned";
            throw notTheGateways;
        } finally {
            var requestId = progress.requestId();
            if (requestId != null) {
                observation.highCardinalityKeyValue("request.id", requestId);
            }
            observation.lowCardinalityKeyValue("outcome", outcome).stop();
        }
    }

    /** That there is no such user, or that limits were never set, is what a look is for: an answer like others. */
    private static Level level(CallKind kind, GatewayFailure failure) {
        if (!(failure instanceof GatewayFailure.Rejected)) {
            return Level.WARN;
        }
        return kind.effect() == CallKind.Effect.READ ? Level.DEBUG : Level.INFO;
    }

    private void write(Level level, CallKind kind, Progress progress, String message) {
        LOG.atLevel(level)
                .addKeyValue("gateway", gatewayId)
                .addKeyValue("call", kind.name())
                .addKeyValue("requestId", progress.requestId())
                .log(message);
    }

    /** What spans show of a failure: the gateway's own words may name a customer. */
    private static final class Failed extends RuntimeException {
        Failed(String outcome) {
            super(outcome, null, false, false);
        }
    }

    private static String outcome(GatewayFailure failure) {
        return switch (failure) {
            case GatewayFailure.Transient f -> "transient";
            case GatewayFailure.AmbiguousWrite f -> "ambiguous";
            case GatewayFailure.Rejected f -> "rejected";
            case GatewayFailure.Unavailable f -> "unavailable";
            case GatewayFailure.UnreadableAnswer f -> "unreadable";
        };
    }
}
