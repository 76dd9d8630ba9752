package io.stowage.simulator.admin;

import io.stowage.simulator.calls.Route;
import io.stowage.simulator.calls.Router;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Credentials;
import io.stowage.simulator.state.Effects;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.KeyPair;
import io.stowage.simulator.state.User;
import java.util.List;

/** The service {@code ostor-accounts} (Virtuozzo 4.6 API reference, 3.5 and 3.6). */
final class AccountCalls implements Router {
    private final GatewayState state;
    private final Directory directory;
    private final UserDocuments documents;
    private final KeyRing keyRing;
    private final Effects effects;

    AccountCalls(GatewayState state, OstorDialect dialect, Credentials credentials, Effects effects) {
        this.state = state;
        this.directory = new Directory(state, dialect);
        this.documents = new UserDocuments(dialect);
        this.keyRing = new KeyRing(state, credentials, effects);
        this.effects = effects;
    }

    @Override
    public Route route(Call call) {
        return switch (call.method()) {
            case "POST" -> Route.administrative("accounts.create", this::create);
            case "DELETE" -> Route.administrative("accounts.delete", this::delete);
            default -> throw Route.methodNotAllowed(call.method(), "ostor-accounts");
        };
    }

    private Answer create(Call call, Caller caller) {
        Parameters parameters = Parameters.of(call.query(), "emailAddress", "id", "accountName");
        String name = parameters.required("accountName");
        return state.change(() -> {
            User user = directory.user(parameters);
            if (user.accounts().containsKey(name)) {
                throw new Refusal(S3Error.NAME_TAKEN, "The user already has an account of this name.");
            }
            List<KeyPair> pairs = List.of(keyRing.fresh(user));
            state.users().put(user.id(), user.withKeys(name, pairs));
            effects.happened("accounts.create", user, name);
            return documents.ofAccount(name, pairs);
        });
    }

    private Answer delete(Call call, Caller caller) {
        Parameters parameters = Parameters.of(call.query(), "emailAddress", "id", "accountName");
        String name = parameters.required("accountName");
        state.change(() -> {
            User user = directory.user(parameters);
            KeyRing.pairs(user, name);
            state.users().put(user.id(), user.withoutAccount(name));
            effects.happened("accounts.delete", user, name);
        });
        return Answer.empty(204);
    }
}
