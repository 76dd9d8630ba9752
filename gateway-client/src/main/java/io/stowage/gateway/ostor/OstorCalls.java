package io.stowage.gateway.ostor;

import io.stowage.gateway.CallInfo;
import io.stowage.gateway.Capability;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.http.AnswerReader;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.Calls;
import io.stowage.gateway.http.GatewayHttp;
import io.stowage.gateway.http.HttpCall;

/** The administrative calls of one gateway, and the refusals that need none. */
final class OstorCalls {

    private final String gatewayId;
    private final Dialect dialect;
    private final GatewayHttp http;
    private final Calls calls;

    OstorCalls(String gatewayId, Dialect dialect, GatewayHttp http, Calls calls) {
        this.gatewayId = gatewayId;
        this.dialect = dialect;
        this.http = http;
        this.calls = calls;
    }

    Dialect dialect() {
        return dialect;
    }

    /** For answers that are read as a whole. */
    <T> T ask(HttpCall call, AnswerReader<T> reader) {
        return calls.make(call.kind(), progress -> http.attempt(call, progress, reader));
    }

    /** For answers of any size. */
    <T> T stream(HttpCall call, AnswerReader<T> reader) {
        return calls.make(call.kind(), progress -> http.attemptStreaming(call, progress, reader));
    }

    /** For calls whose answer has nothing to say. */
    void tell(HttpCall call) {
        ask(call, answer -> answer.status());
    }

    void need(Capability capability, CallKind kind) {
        if (!dialect.capabilities().has(capability)) {
            throw refused(
                    kind,
                    GatewayFailure.Rejected.NOT_SUPPORTED,
                    "dialect " + dialect.name() + " has no " + capability.words());
        }
    }

    GatewayFailure.Rejected refused(CallKind kind, String code, String explanation) {
        return new GatewayFailure.Rejected(CallInfo.notMade(gatewayId, kind.words()), code, explanation);
    }

    GatewayFailure.AmbiguousWrite ambiguous(CallKind kind, String reason) {
        return new GatewayFailure.AmbiguousWrite(new CallInfo(gatewayId, kind.words(), 1, null, null), reason, null);
    }
}
