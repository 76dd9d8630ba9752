package io.stowage.gateway.minio;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.ListedUser;
import io.stowage.gateway.Secret;
import io.stowage.gateway.UserId;
import io.stowage.gateway.json.Fields;
import java.util.List;
import java.util.stream.Stream;

/** A user as MinIO's administration tells it, without its service accounts. */
record MinioUser(String name, boolean enabled, List<String> policies, List<String> groups) {

    /**
     * Members cannot sign with their own key any more: its secret was replaced by one that nobody knows. The group has no
     * policy; it makes visible what MinIO has no field for.
     */
    static final String OWN_KEY_REVOKED = "stowage-own-key-revoked";

    /** MinIO's own policy of administrators. */
    private static final String ADMINISTRATORS_POLICY = "consoleAdmin";

    static MinioUser of(String name, Fields fields) {
        var policies = Stream.of(fields.textOrEmpty("policyName").split(","))
                .map(String::strip)
                .filter(policy -> !policy.isEmpty())
                .toList();
        return new MinioUser(name, "enabled".equals(fields.text("status")), policies, fields.texts("memberOf"));
    }

    /** Whether the user's policy is its own and no other. */
    boolean hasOwnPolicyAlone() {
        return policies.equals(List.of(name));
    }

    boolean holdsOwnKey() {
        return !groups.contains(OWN_KEY_REVOKED);
    }

    boolean administrator(String ourKeyId) {
        return name.equals(ourKeyId) || policies.contains(ADMINISTRATORS_POLICY);
    }

    ListedUser listed(String ourKeyId) {
        return new ListedUser(new UserId(name), name, enabled, administrator(ourKeyId));
    }

    GatewayUser whole(String ourKeyId, List<String> serviceAccounts) {
        var keys = Stream.concat(holdsOwnKey() ? Stream.of(name) : Stream.empty(), serviceAccounts.stream())
                .map(id -> new AccessKey(id, Secret.untold()))
                .toList();
        return new GatewayUser(new UserId(name), name, enabled, administrator(ourKeyId), keys, List.of());
    }
}
