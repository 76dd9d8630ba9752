package io.stowage.gateway.ostor;

import static io.stowage.gateway.GatewayFailure.Rejected.TOO_MANY_KEYS;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.AccessKeys;
import io.stowage.gateway.Account;
import io.stowage.gateway.AccountRef;
import io.stowage.gateway.Capability;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.KeyOwner;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.Query;
import io.stowage.gateway.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Access keys on an ostor gateway (Virtuozzo 4.6 API reference, 3.3; Acronis guide, 3.2). */
final class OstorAccessKeys implements AccessKeys {

    static final int MOST_PER_OWNER = 2;
    private static final CallKind ISSUE = CallKind.singleWrite("users.genKey", "issue access key");
    private static final CallKind REVOKE = CallKind.repeatableWrite("users.revokeKey", "revoke access key");

    private final OstorCalls calls;
    private final UserLookup lookup;

    OstorAccessKeys(OstorCalls calls, UserLookup lookup) {
        this.calls = calls;
        this.lookup = lookup;
    }

    @Override
    public int mostPerOwner() {
        return MOST_PER_OWNER;
    }

    @Override
    public AccessKey issue(KeyOwner owner) {
        needAccounts(owner, ISSUE);
        var before = lookup.forWriting(owner.user(), ISSUE);
        var held = keysOf(before, owner)
                .orElseThrow(() -> calls.refused(ISSUE, "NoSuchAccount", "the user has no such account"));
        if (held.size() >= MOST_PER_OWNER) {
            throw calls.refused(ISSUE, TOO_MANY_KEYS, "the owner holds " + held.size() + " already");
        }
        var after = calls.ask(
                new HttpCall(ISSUE, "POST", addressed(owner).with("genKey")),
                answer -> UserJson.user(Json.object(answer.body())));
        return newKey(before, after);
    }

    @Override
    public void revoke(KeyOwner owner, String keyId) {
        needAccounts(owner, REVOKE);
        lookup.byEmailExactly(owner.user(), REVOKE).ifPresent(user -> {
            lookup.refuseSystem(user, REVOKE);
            if (keysOf(user, owner).stream()
                    .flatMap(List::stream)
                    .anyMatch(key -> key.id().equals(keyId))) {
                calls.tell(new HttpCall(REVOKE, "POST", addressed(owner).with("revokeKey", keyId)).orAbsent());
            }
        });
    }

    /** The answer may show one key or all of them, and marks none as new. */
    private AccessKey newKey(GatewayUser before, GatewayUser after) {
        if (!after.id().equals(before.id())) {
            throw calls.ambiguous(ISSUE, "the answer is about user " + after.id() + " instead of " + before.id());
        }
        var known = allKeys(before).map(AccessKey::id).toList();
        var added = allKeys(after).filter(key -> !known.contains(key.id())).toList();
        if (added.size() != 1) {
            throw calls.ambiguous(ISSUE, "the answer shows " + added.size() + " new keys instead of one");
        }
        return added.getFirst();
    }

    private void needAccounts(KeyOwner owner, CallKind kind) {
        if (owner instanceof AccountRef) {
            calls.need(Capability.ACCOUNTS, kind);
        }
    }

    private static Query addressed(KeyOwner owner) {
        var query = UserLookup.users().with("emailAddress", owner.user().name());
        return switch (owner) {
            case UserRef user -> query;
            case AccountRef account -> query.with("accountName", account.name());
        };
    }

    /** Empty for an account that is not there. */
    private static Optional<List<AccessKey>> keysOf(GatewayUser user, KeyOwner owner) {
        return switch (owner) {
            case UserRef self -> Optional.of(user.accessKeys());
            case AccountRef account -> user.account(account.name()).map(Account::accessKeys);
        };
    }

    private static Stream<AccessKey> allKeys(GatewayUser user) {
        return Stream.concat(
                user.accessKeys().stream(), user.accounts().stream().flatMap(account -> account.accessKeys().stream()));
    }
}
