package io.stowage.gateway.minio;

import io.stowage.gateway.CallInfo;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.Secret;
import io.stowage.gateway.http.Answer;
import io.stowage.gateway.http.AnswerReader;
import io.stowage.gateway.http.Body;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.Calls;
import io.stowage.gateway.http.GatewayHttp;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.Query;
import java.io.InputStream;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The administrative calls of one MinIO (admin API v3), and the refusals that need none. */
final class AdminCalls {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CONFLICT = 409;

    private final String gatewayId;
    private final GatewayHttp http;
    private final Calls calls;
    private final Sealing sealing;

    AdminCalls(String gatewayId, GatewayHttp http, Calls calls, Secret secret) {
        this.gatewayId = gatewayId;
        this.http = http;
        this.calls = calls;
        this.sealing = new Sealing(secret);
    }

    static Query command(String name) {
        return Query.to("/minio/admin/v3/" + name);
    }

    /** For answers that are read as a whole. */
    <T> T ask(HttpCall call, AnswerReader<T> reader) {
        return calls.make(call.kind(), progress -> KeyRefusal.explained(() -> http.attempt(call, progress, reader)));
    }

    /** For answers of any size. */
    <T> T stream(HttpCall call, AnswerReader<T> reader) {
        return calls.make(
                call.kind(), progress -> KeyRefusal.explained(() -> http.attemptStreaming(call, progress, reader)));
    }

    /** For calls whose answer has nothing to say. */
    void tell(HttpCall call) {
        ask(call, Answer::status);
    }

    Body sealed(Map<String, ?> document) {
        return sealing.seal(document);
    }

    InputStream opened(Answer answer) {
        return sealing.open(answer.body());
    }

    static Body plain(Map<String, ?> document) {
        return Body.of(JSON.writeValueAsBytes(document));
    }

    GatewayFailure.Rejected refused(CallKind kind, String code, String explanation) {
        return new GatewayFailure.Rejected(CallInfo.notMade(gatewayId, kind.words()), code, explanation);
    }

    /** As {@link #refused}, for what is in the way. */
    GatewayFailure.Rejected conflict(CallKind kind, String code, String explanation) {
        return new GatewayFailure.Rejected(new CallInfo(gatewayId, kind.words(), 0, CONFLICT, null), code, explanation);
    }

    GatewayFailure.AmbiguousWrite ambiguous(CallKind kind, String reason, Throwable cause) {
        return new GatewayFailure.AmbiguousWrite(new CallInfo(gatewayId, kind.words(), 1, null, null), reason, cause);
    }
}
