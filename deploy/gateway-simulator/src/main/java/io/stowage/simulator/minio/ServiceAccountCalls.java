package io.stowage.simulator.minio;

import static io.stowage.simulator.minio.Members.parameter;

import io.stowage.simulator.calls.Route;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Effects;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.KeyPair;
import io.stowage.simulator.state.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Further keys of users. What they may do is what their user may do. */
final class ServiceAccountCalls {
    private final GatewayState state;
    private final Members members;
    private final Effects effects;

    ServiceAccountCalls(GatewayState state, Effects effects) {
        this.state = state;
        this.members = new Members(state);
        this.effects = effects;
    }

    void addTo(Map<String, Route> routes) {
        routes.put("PUT add-service-account", Route.administrative("serviceAccounts.create", this::add));
        routes.put("GET list-service-accounts", Route.administrative("serviceAccounts.list", this::list));
        routes.put("DELETE delete-service-account", Route.administrative("serviceAccounts.delete", this::delete));
    }

    /** An access key id is taken once. */
    private Answer add(Call call, Caller caller) {
        JsonNode wanted = Seal.open(call, caller);
        if (wanted.has("policy")) {
            throw MinioError.INVALID_ARGUMENT.because("This simulator knows no policies of service accounts.");
        }
        String name = wanted.path("targetUser").asString("");
        KeyPair pair = UserCalls.pair(wanted.path("accessKey").asString(""), wanted);
        if (pair.accessKeyId().length() < 3) {
            throw MinioError.INVALID_ARGUMENT.because("The access key is too short.");
        }
        state.change(() -> {
            User user = members.needed(name);
            if (state.userByKey(pair.accessKeyId()) != null) {
                throw MinioError.SERVICE_ACCOUNT_TAKEN.because("The service account access key is already taken.");
            }
            state.users().put(name, user.withKeys(pair.accessKeyId(), List.of(pair)));
            effects.happened("serviceAccounts.create", user, pair.accessKeyId());
        });
        Map<String, String> credentials = Map.of(
                "accessKey", pair.accessKeyId(),
                "secretKey", pair.secretAccessKey(),
                "expiration", "1970-01-01T00:00:00Z");
        return Seal.sealed(Map.of("credentials", credentials), caller);
    }

    /** Empty for a user that is not there. */
    private Answer list(Call call, Caller caller) {
        String name = parameter(call, "user");
        List<Map<String, Object>> accounts = state.read(() -> {
            @Nullable User user = members.find(name);
            return user == null
                    ? List.of()
                    : user.accounts().keySet().stream()
                            .map(id -> document(name, id))
                            .toList();
        });
        return Seal.sealed(Map.of("accounts", accounts), caller);
    }

    private static Map<String, Object> document(String parent, String id) {
        return Map.of(
                "parentUser",
                parent,
                "accountStatus",
                "on",
                "impliedPolicy",
                true,
                "accessKey",
                id,
                "expiration",
                "1970-01-01T00:00:00Z");
    }

    private Answer delete(Call call, Caller caller) {
        String id = parameter(call, "accessKey");
        state.change(() -> {
            @Nullable User user = state.userByKey(id);
            if (user == null || !user.accounts().containsKey(id)) {
                throw MinioError.NO_SUCH_SERVICE_ACCOUNT.because("The specified service account is not found.");
            }
            state.users().put(user.id(), user.withoutAccount(id));
            effects.happened("serviceAccounts.delete", user, id);
        });
        return Answer.empty(204);
    }
}
