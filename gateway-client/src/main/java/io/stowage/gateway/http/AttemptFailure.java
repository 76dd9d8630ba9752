package io.stowage.gateway.http;

import org.jspecify.annotations.Nullable;

/** Why one attempt of a call did not succeed, before it is known what becomes of the call. */
public final class AttemptFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How far an attempt came. */
    public enum Kind {
        /** It never left: no connection, or no turn. */
        NOT_SENT,
        /** It was turned away for now (429), without effect. */
        BUSY,
        /** It was sent, and no whole answer came back. */
        LOST,
        /** The gateway answered that it failed (5xx). */
        FAULTY,
        /** The answer is not what it should be. */
        UNREADABLE,
        /** The gateway refuses the administrator's key (401, 403). */
        KEY_REFUSED,
        /** The gateway judged the request and said no. */
        REFUSED
    }

    private final Kind kind;
    private final String code;
    private final boolean last;

    private AttemptFailure(Kind kind, String code, String reason, boolean last, @Nullable Throwable cause) {
        super(reason, cause, false, false);
        this.kind = kind;
        this.code = code;
        this.last = last;
    }

    public static AttemptFailure notSent(String reason, @Nullable Throwable cause) {
        return new AttemptFailure(Kind.NOT_SENT, "", reason, false, cause);
    }

    /** No turn came within the longest wait; to queue up once more would only keep the caller longer. */
    static AttemptFailure noTurn(String reason) {
        return new AttemptFailure(Kind.NOT_SENT, "", reason, true, null);
    }

    public static AttemptFailure lost(String reason, @Nullable Throwable cause) {
        return new AttemptFailure(Kind.LOST, "", reason, false, cause);
    }

    public static AttemptFailure unreadable(String reason) {
        return new AttemptFailure(Kind.UNREADABLE, "", reason, false, null);
    }

    /** For an answer with an error status; {@code administrator} tells whose key was used. */
    public static AttemptFailure answered(int status, String code, String explanation, boolean administrator) {
        return new AttemptFailure(kindOf(status, administrator), code, explanation, false, null);
    }

    private static Kind kindOf(int status, boolean administrator) {
        if (status == 429) {
            return Kind.BUSY;
        }
        if (administrator && (status == 401 || status == 403)) {
            return Kind.KEY_REFUSED;
        }
        // 501 judges the request: the gateway does not know it, and will not know it later.
        return status >= 500 && status != 501 ? Kind.FAULTY : Kind.REFUSED;
    }

    /** The same, in other words. */
    public AttemptFailure inWords(String words) {
        return new AttemptFailure(kind, code, words, last, getCause());
    }

    /** The same, for a listing of which the caller has seen the beginning already. */
    AttemptFailure partlyPassedOn() {
        return new AttemptFailure(kind, code, reason(), true, getCause());
    }

    public Kind kind() {
        return kind;
    }

    /** What the gateway calls the error; empty if it did not answer. */
    public String code() {
        return code;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /** The code with the reason. */
    String described() {
        return reason().isBlank() ? code : code + ": " + reason();
    }

    /** Whether the call may be attempted again without asking anyone. */
    boolean repeatable(CallKind.Effect effect) {
        return !last
                && switch (kind) {
                    case NOT_SENT, BUSY -> true;
                    case LOST, FAULTY -> effect != CallKind.Effect.SINGLE_WRITE;
                    case UNREADABLE, KEY_REFUSED, REFUSED -> false;
                };
    }

    /** Whether a write may have happened nevertheless. */
    boolean mayHaveHappened() {
        return switch (kind) {
            case LOST, FAULTY, UNREADABLE -> true;
            case NOT_SENT, BUSY, KEY_REFUSED, REFUSED -> false;
        };
    }

    /** Whether it speaks against the gateway, not against the request. */
    boolean gatewayAtFault() {
        return kind != Kind.REFUSED;
    }
}
