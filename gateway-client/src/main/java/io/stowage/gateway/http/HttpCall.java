package io.stowage.gateway.http;

/**
 * One call over HTTP.
 *
 * @param method such as {@code GET}
 * @param body sent as it is; may be empty
 * @param absentIsFine whether 404 is an answer rather than a refusal
 */
public record HttpCall(CallKind kind, String method, Query query, Body body, boolean absentIsFine) {

    public HttpCall(CallKind kind, String method, Query query) {
        this(kind, method, query, Body.NOTHING, false);
    }

    public HttpCall(CallKind kind, String method, Query query, Body body) {
        this(kind, method, query, body, false);
    }

    /** The same call, to which 404 is an answer like any other. */
    public HttpCall orAbsent() {
        return new HttpCall(kind, method, query, body, true);
    }

    boolean isFine(int status) {
        // 203 was seen where 204 is meant (Virtuozzo 4.6 API reference, 3.4), and is within.
        return (status >= 200 && status < 300) || (absentIsFine && status == 404);
    }
}
