package io.stowage.gateway.minio;

import static io.stowage.gateway.GatewayFailure.Rejected.TOO_MANY_KEYS;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.AccessKeys;
import io.stowage.gateway.AccountRef;
import io.stowage.gateway.Capability;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.KeyOwner;
import io.stowage.gateway.SecretRule;
import io.stowage.gateway.Unsupported;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import java.util.Map;

/**
 * Access keys on a MinIO: the user's own, whose id is its name and which is made with it, and service accounts. Ids and
 * secrets are our choice. MinIO tells no secret of a key that is there.
 */
final class MinioAccessKeys implements AccessKeys {

    /** MinIO knows no bound; this one is ours, so that a key can be replaced by another and no more pile up. */
    static final int MOST_PER_OWNER = 2;

    /** As long as the ids MinIO makes itself. */
    private static final SecretRule ID = new SecretRule(20, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");

    /** Repeatable, because id and secret are the same each time, and MinIO takes an id once. */
    private static final CallKind ISSUE = CallKind.repeatableWrite("serviceAccounts.create", "issue access key");

    private static final CallKind REVOKE = CallKind.repeatableWrite("serviceAccounts.delete", "revoke access key");
    private static final CallKind REVOKE_OWN = CallKind.repeatableWrite("users.revokeOwnKey", "revoke own access key");

    private final AdminCalls calls;
    private final Directory directory;
    private final OwnKeys ownKeys;
    private final Groups groups;
    private final Unsupported unsupported;

    MinioAccessKeys(AdminCalls calls, Directory directory, OwnKeys ownKeys, Groups groups, Unsupported unsupported) {
        this.calls = calls;
        this.directory = directory;
        this.ownKeys = ownKeys;
        this.groups = groups;
        this.unsupported = unsupported;
    }

    @Override
    public int mostPerOwner() {
        return MOST_PER_OWNER;
    }

    @Override
    public AccessKey issue(KeyOwner owner) {
        var user = user(owner, ISSUE);
        var found = directory.forWriting(user, ISSUE);
        var held = directory.serviceAccounts(found.name()).size() + (found.holdsOwnKey() ? 1 : 0);
        if (held >= MOST_PER_OWNER) {
            throw calls.refused(ISSUE, TOO_MANY_KEYS, "the owner holds " + held + " already");
        }
        var key = new AccessKey(ID.make().reveal(), SecretRule.STRONG.make());
        try {
            calls.tell(new HttpCall(
                    ISSUE,
                    "PUT",
                    AdminCalls.command("add-service-account"),
                    calls.sealed(Map.of(
                            "targetUser", found.name(),
                            "accessKey", key.id(),
                            "secretKey", key.secret().reveal()))));
        } catch (GatewayFailure.Rejected refused) {
            // A repetition is refused when the first attempt had made the key and its answer was lost.
            if (refused.attempts() < 2
                    || !directory.serviceAccounts(found.name()).contains(key.id())) {
                throw refused;
            }
        }
        return key;
    }

    @Override
    public void revoke(KeyOwner owner, String keyId) {
        var user = user(owner, REVOKE);
        directory.find(user.id().value()).ifPresent(found -> {
            directory.refuseAdministrator(found, REVOKE);
            if (keyId.equals(found.name())) {
                revokeOwn(found);
            } else if (directory.serviceAccounts(found.name()).contains(keyId)) {
                calls.tell(new HttpCall(
                                REVOKE,
                                "DELETE",
                                AdminCalls.command("delete-service-account").with("accessKey", keyId))
                        .orAbsent());
            }
        });
    }

    /** The secret first: a key is not called revoked before it is worthless. */
    private void revokeOwn(MinioUser user) {
        if (user.holdsOwnKey()) {
            ownKeys.write(REVOKE_OWN, user.name(), SecretRule.STRONG.make(), user.enabled());
            groups.add(MinioUser.OWN_KEY_REVOKED, user.name());
        }
    }

    private UserRef user(KeyOwner owner, CallKind kind) {
        return switch (owner) {
            case UserRef user -> user;
            case AccountRef account -> throw unsupported.refused(kind.words(), Capability.ACCOUNTS);
        };
    }
}
