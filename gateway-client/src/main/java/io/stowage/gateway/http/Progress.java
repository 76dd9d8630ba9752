package io.stowage.gateway.http;

import io.stowage.gateway.CallInfo;
import org.jspecify.annotations.Nullable;

/** What a call has been through so far. Used by one thread. */
public final class Progress {

    private int attempts;
    private boolean mayHaveHappened;
    private @Nullable Integer status;
    private @Nullable String requestId;

    Progress() {}

    /** Notes the answer's head as soon as it is known. */
    public void answered(int status, @Nullable String requestId) {
        this.status = status;
        this.requestId = requestId;
    }

    /** Whether the last answer had this status. */
    public boolean hasStatus(int status) {
        return this.status != null && this.status == status;
    }

    void begin() {
        attempts++;
        status = null;
        requestId = null;
    }

    void failed(AttemptFailure failure) {
        mayHaveHappened |= failure.mayHaveHappened();
    }

    boolean mayHaveHappened() {
        return mayHaveHappened;
    }

    @Nullable
    String requestId() {
        return requestId;
    }

    CallInfo info(String gatewayId, CallKind kind) {
        return new CallInfo(gatewayId, kind.words(), attempts, status, requestId);
    }
}
