package io.stowage.gateway.rgw;

import io.stowage.gateway.CallInfo;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.http.AnswerReader;
import io.stowage.gateway.http.AttemptFailure;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.Calls;
import io.stowage.gateway.http.GatewayHttp;
import io.stowage.gateway.http.HttpCall;
import java.util.function.Supplier;

/** The administrative calls of one gateway, and the refusals that need none. */
final class RgwCalls {

    private final String gatewayId;
    private final GatewayHttp http;
    private final Calls calls;

    RgwCalls(String gatewayId, GatewayHttp http, Calls calls) {
        this.gatewayId = gatewayId;
        this.http = http;
        this.calls = calls;
    }

    /** For answers that are read as a whole. */
    <T> T ask(HttpCall call, AnswerReader<T> reader) {
        return withRights(() ->
                calls.make(call.kind(), progress -> inWords(call, () -> http.attempt(call, progress, reader))));
    }

    /** For answers of any size. */
    <T> T stream(HttpCall call, AnswerReader<T> reader) {
        return withRights(() -> calls.make(
                call.kind(), progress -> inWords(call, () -> http.attemptStreaming(call, progress, reader))));
    }

    /** For calls whose answer has nothing to say. */
    void tell(HttpCall call) {
        ask(call, answer -> answer.status());
    }

    /** Asks once, outside of all bounds. */
    static void probe(GatewayHttp http, HttpCall call) {
        inWords(call, () -> {
            http.probe(call);
            return call;
        });
    }

    GatewayFailure.Rejected refused(CallKind kind, String code, String explanation) {
        return new GatewayFailure.Rejected(CallInfo.notMade(gatewayId, kind.words()), code, explanation);
    }

    /** As the gateway says it of what it does not have. */
    GatewayFailure.Rejected absent(CallKind kind, String code, String explanation) {
        return new GatewayFailure.Rejected(new CallInfo(gatewayId, kind.words(), 0, 404, null), code, explanation);
    }

    GatewayFailure.AmbiguousWrite ambiguous(CallKind kind, String reason) {
        return new GatewayFailure.AmbiguousWrite(new CallInfo(gatewayId, kind.words(), 1, null, null), reason, null);
    }

    GatewayFailure.Transient interrupted(CallKind kind) {
        return new GatewayFailure.Transient(
                CallInfo.notMade(gatewayId, kind.words()), "interrupted while waiting for a turn", null);
    }

    private static <T> T inWords(HttpCall call, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (AttemptFailure failure) {
            throw RefusalWords.of(failure, call);
        }
    }

    /** A right that our key lacks is lacking for every order: a fault of the installation, not of this order. */
    private static <T> T withRights(Supplier<T> call) {
        try {
            return call.get();
        } catch (GatewayFailure.Rejected refused) {
            if (!refused.code().equals(RefusalWords.ACCESS_DENIED)) {
                throw refused;
            }
            throw new GatewayFailure.Unavailable(refused.info(), refused.reason(), refused);
        }
    }
}
