package io.stowage.simulator.http;

/** The gateway refuses a call. Carries no stack trace: refusing is ordinary work. */
public final class Refusal extends RuntimeException {
    private final int status;
    private final String code;
    private final String reason;

    /** @param reason a sentence for the caller, sent as {@code X-Amz-Err-Message}; never holds a secret */
    public Refusal(S3Error error, String reason) {
        this(error.status(), error.code(), reason);
    }

    public Refusal(int status, String code, String reason) {
        super(status + " " + code + ": " + reason, null, false, false);
        this.status = status;
        this.code = code;
        this.reason = reason;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
