package io.stowage.gateway.ostor;

import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.ListedUser;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.Users;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Users of an ostor gateway (Virtuozzo 4.6 API reference, 3.1 to 3.4; Acronis guide, 3.2). */
final class OstorUsers implements Users {

    private static final CallKind CREATE = CallKind.singleWrite("users.create", "create user");
    private static final CallKind DISABLE = CallKind.repeatableWrite("users.disable", "disable user");
    private static final CallKind ENABLE = CallKind.repeatableWrite("users.enable", "enable user");
    private static final CallKind DELETE_BY_ID = CallKind.repeatableWrite("users.delete", "delete user");

    /**
     * Never repeated: if the first deletion happened and its answer was lost, the e-mail may lead to another user by now,
     * and the second deletion would hit that one.
     */
    private static final CallKind DELETE_BY_EMAIL = CallKind.singleWrite("users.delete", "delete user");

    private final OstorCalls calls;
    private final UserLookup lookup;

    OstorUsers(OstorCalls calls, UserLookup lookup) {
        this.calls = calls;
        this.lookup = lookup;
    }

    @Override
    public GatewayUser create(NewUser user) {
        return calls.ask(
                new HttpCall(CREATE, "PUT", UserLookup.users().with("emailAddress", user.name())),
                answer -> UserJson.user(Json.object(answer.body())));
    }

    @Override
    public Optional<GatewayUser> findByName(String email) {
        return lookup.byEmail(email);
    }

    @Override
    public Optional<GatewayUser> find(UserRef user) {
        return lookup.exactly(user);
    }

    @Override
    public List<ListedUser> findAllByName(String email) {
        var found = new ArrayList<ListedUser>();
        lookup.forEach(listed -> {
            if (listed.name().equalsIgnoreCase(email)) {
                found.add(listed);
            }
        });
        return List.copyOf(found);
    }

    @Override
    public void forEach(Consumer<? super ListedUser> consumer) {
        lookup.forEach(consumer);
    }

    @Override
    public void disable(UserRef user) {
        if (lookup.forWriting(user, DISABLE).enabled()) {
            tell(DISABLE, user, "disable");
        }
    }

    @Override
    public void enable(UserRef user) {
        if (!lookup.forWriting(user, ENABLE).enabled()) {
            tell(ENABLE, user, "enable");
        }
    }

    @Override
    public void delete(UserRef user) {
        var kind = calls.dialect().usersById() ? DELETE_BY_ID : DELETE_BY_EMAIL;
        lookup.exactly(user).ifPresent(found -> {
            lookup.refuseSystem(found, kind);
            calls.tell(new HttpCall(kind, "DELETE", calls.dialect().naming(user, UserLookup.users())).orAbsent());
        });
    }

    private void tell(CallKind kind, UserRef user, String flag) {
        calls.tell(new HttpCall(
                kind,
                "POST",
                UserLookup.users().with("emailAddress", user.name()).with(flag)));
    }
}
