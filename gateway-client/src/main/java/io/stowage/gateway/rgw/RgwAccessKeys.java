package io.stowage.gateway.rgw;

import static io.stowage.gateway.GatewayFailure.Rejected.TOO_MANY_KEYS;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.AccessKeys;
import io.stowage.gateway.AccountRef;
import io.stowage.gateway.Capability;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.KeyOwner;
import io.stowage.gateway.SecretRule;
import io.stowage.gateway.Unsupported;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Access keys, made by us. */
final class RgwAccessKeys implements AccessKeys {

    /** The gateway knows no such number; this one is that of the other gateways, and enough to change keys. */
    static final int MOST_PER_OWNER = 2;

    private static final CallKind ISSUE = CallKind.repeatableWrite("users.issueKey", "issue access key");
    private static final CallKind REVOKE = CallKind.repeatableWrite("users.revokeKey", "revoke access key");

    private final RgwCalls calls;
    private final UserLookup lookup;
    private final UserTurns turns;
    private final Unsupported unsupported;

    RgwAccessKeys(RgwCalls calls, UserLookup lookup, UserTurns turns, Unsupported unsupported) {
        this.calls = calls;
        this.lookup = lookup;
        this.turns = turns;
        this.unsupported = unsupported;
    }

    @Override
    public int mostPerOwner() {
        return MOST_PER_OWNER;
    }

    /** May be repeated, because the key is known before it is written. */
    @Override
    public AccessKey issue(KeyOwner owner) {
        var user = userOnly(owner, ISSUE);
        return turns.take(user.id().value(), ISSUE, () -> {
            var held = lookup.forWriting(user, ISSUE).accessKeys().size();
            if (held >= MOST_PER_OWNER) {
                throw calls.refused(ISSUE, TOO_MANY_KEYS, "the owner holds " + held + " already");
            }
            var key = NewKeys.made(SecretRule.STRONG);
            var query = UserLookup.partOf(user.id().value(), "key")
                    .with("access-key", key.id())
                    .with("secret-key", key.secret().reveal());
            var all = calls.ask(new HttpCall(ISSUE, "PUT", query), answer -> {
                var keys = new ArrayList<AccessKey>();
                Json.elements(answer.body(), "keys", fields -> keys.add(UserJson.key(fields)));
                return keys;
            });
            if (!all.contains(key)) {
                throw calls.ambiguous(ISSUE, "the answer does not show the new key");
            }
            return key;
        });
    }

    @Override
    public void revoke(KeyOwner owner, String keyId) {
        var user = userOnly(owner, REVOKE);
        var uid = user.id().value();
        turns.take(uid, REVOKE, () -> {
            if (!holds(uid, keyId)) {
                return;
            }
            try {
                calls.tell(new HttpCall(
                                REVOKE, "DELETE", UserLookup.partOf(uid, "key").with("access-key", keyId))
                        .orAbsent());
            } catch (GatewayFailure.Rejected | GatewayFailure.AmbiguousWrite unclear) {
                // A key that is gone is refused with 403 as ours would be, so a repetition may end so.
                if (holds(uid, keyId)) {
                    throw unclear;
                }
            }
        });
    }

    private boolean holds(String uid, String keyId) {
        var user = lookup.find(uid);
        user.ifPresent(found -> lookup.refuseAdministrator(found, REVOKE));
        return user.map(GatewayUser::accessKeys).orElse(List.of()).stream()
                .anyMatch(key -> key.id().equals(keyId));
    }

    private UserRef userOnly(KeyOwner owner, CallKind kind) {
        return switch (owner) {
            case UserRef user -> user;
            case AccountRef account -> throw unsupported.refused(kind.words(), Capability.ACCOUNTS);
        };
    }
}
