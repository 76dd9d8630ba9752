package io.stowage.gateway.minio;

import io.stowage.gateway.Secret;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import java.util.Map;

/** The key that every user of MinIO is: its id is the user's name. */
final class OwnKeys {

    private final AdminCalls calls;

    OwnKeys(AdminCalls calls) {
        this.calls = calls;
    }

    /**
     * Makes the user, or gives it another secret. Groups, policy and service accounts stay. Safe to repeat with the same
     * secret.
     */
    void write(CallKind kind, String name, Secret secret, boolean enabled) {
        var body = calls.sealed(Map.of("secretKey", secret.reveal(), "status", enabled ? "enabled" : "disabled"));
        calls.tell(new HttpCall(kind, "PUT", AdminCalls.command("add-user").with("accessKey", name), body));
    }
}
