package io.stowage.simulator.admin;

import io.stowage.simulator.calls.Route;
import io.stowage.simulator.calls.Router;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Query;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Credentials;
import io.stowage.simulator.state.Effects;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.KeyPair;
import io.stowage.simulator.state.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service {@code ostor-users} (Virtuozzo 4.6 API reference, 3.1 to 3.4; Acronis guide, 3.2). */
final class UserCalls implements Router {
    private static final String[] DEEDS = {"genKey", "revokeKey", "disable", "enable"};

    private final GatewayState state;
    private final OstorDialect dialect;
    private final Directory directory;
    private final UserDocuments documents;
    private final Credentials credentials;
    private final KeyRing keyRing;
    private final Effects effects;

    UserCalls(GatewayState state, OstorDialect dialect, Credentials credentials, Effects effects) {
        this.state = state;
        this.dialect = dialect;
        this.directory = new Directory(state, dialect);
        this.documents = new UserDocuments(dialect);
        this.credentials = credentials;
        this.keyRing = new KeyRing(state, credentials, effects);
        this.effects = effects;
    }

    @Override
    public Route route(Call call) {
        Query query = call.query();
        return switch (call.method()) {
            case "GET" ->
                query.has("emailAddress") || query.has("id")
                        ? Route.administrative("users.read", this::read)
                        : Route.administrative("users.list", this::list);
            case "PUT" -> Route.administrative("users.create", this::create);
            case "POST" -> deed(query);
            case "DELETE" -> Route.administrative("users.delete", this::delete);
            default -> throw Route.methodNotAllowed(call.method(), "ostor-users");
        };
    }

    private Route deed(Query query) {
        String owner = query.has("accountName") ? "accounts." : "users.";
        if (query.has("genKey")) {
            return Route.administrative(owner + "genKey", this::generateKey);
        }
        if (query.has("revokeKey")) {
            return Route.administrative(owner + "revokeKey", this::revokeKey);
        }
        boolean disable = query.has("disable");
        return Route.administrative(
                disable ? "users.disable" : "users.enable", (call, caller) -> enable(call, !disable));
    }

    private Answer list(Call call, Caller caller) {
        Parameters.of(call.query());
        return documents.list(
                state.read(() -> new ArrayList<>(state.users().rows().values())));
    }

    private Answer read(Call call, Caller caller) {
        Parameters parameters = Parameters.of(call.query(), directory.userSelectors());
        return documents.whole(state.read(() -> directory.user(parameters)));
    }

    /** Not idempotent: the same e-mail again makes another user with another id. */
    private Answer create(Call call, Caller caller) {
        String email = Parameters.of(call.query(), "emailAddress").required("emailAddress");
        return state.change(() -> {
            User user = new User(freshId(), email, state.next("users"), true, false, List.of(), Map.of());
            User withKey = user.withKeys(null, List.of(keyRing.fresh(user)));
            state.users().put(user.id(), withKey);
            effects.happened("users.create", user, withKey.keys().getFirst().accessKeyId());
            return documents.withKeys(withKey, withKey.keys());
        });
    }

    private Answer generateKey(Call call, Caller caller) {
        Parameters parameters = deedParameters(call);
        @Nullable String account = parameters.optional("accountName");
        return state.change(() -> {
            User user = directory.user(parameters);
            KeyPair fresh = keyRing.generate(user, account);
            return documents.withKeys(
                    user,
                    switch (dialect) {
                        case ACRONIS -> List.of(fresh);
                        case VIRTUOZZO -> KeyRing.pairs(directory.user(parameters), account);
                    });
        });
    }

    private Answer revokeKey(Call call, Caller caller) {
        Parameters parameters = deedParameters(call);
        state.change(() -> keyRing.revoke(
                directory.user(parameters), parameters.optional("accountName"), parameters.required("revokeKey")));
        return Answer.empty(200).with("Content-Type", "application/json");
    }

    private Answer enable(Call call, boolean enabled) {
        Parameters parameters = deedParameters(call);
        state.change(() -> {
            User user = directory.user(parameters);
            if (user.enabled() != enabled) {
                state.users().put(user.id(), user.withEnabled(enabled));
                effects.happened(enabled ? "users.enable" : "users.disable", user, "");
            }
        });
        return Answer.empty(200).with("Content-Type", "application/json");
    }

    /** A POST names the user by e-mail in both dialects. */
    private Parameters deedParameters(Call call) {
        Parameters parameters = Parameters.of(
                call.query(),
                switch (dialect) {
                    case ACRONIS -> new String[] {"emailAddress", "genKey", "revokeKey", "disable", "enable"};
                    case VIRTUOZZO ->
                        new String[] {"emailAddress", "accountName", "genKey", "revokeKey", "disable", "enable"};
                });
        String deed = parameters.exactlyOneOf(DEEDS);
        if (parameters.has("accountName") && !deed.endsWith("Key")) {
            throw Parameters.wrong("An account cannot be disabled or enabled.");
        }
        return parameters;
    }

    private Answer delete(Call call, Caller caller) {
        Parameters parameters = Parameters.of(call.query(), directory.userSelectors());
        state.change(() -> {
            User user = directory.user(parameters);
            if (!state.bucketsOf(user.id()).isEmpty()) {
                throw new Refusal(S3Error.USER_OWNS_BUCKETS, "The user owns buckets.");
            }
            if (caller.userId().equals(user.id())) {
                throw new Refusal(S3Error.ACCESS_DENIED, "A system user cannot delete itself.");
            }
            state.users().remove(user.id());
            state.limits().remove("user:" + user.id());
            state.quotas().remove("user:" + user.id());
            effects.happened("users.delete", user, "");
        });
        return Answer.empty(204);
    }

    private String freshId() {
        String id = credentials.userId();
        while (state.users().get(id) != null) {
            id = credentials.userId();
        }
        return id;
    }
}
