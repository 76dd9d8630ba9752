package io.stowage.simulator.minio;

import static io.stowage.simulator.minio.Members.parameter;

import io.stowage.simulator.calls.Route;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Effects;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.Group;
import io.stowage.simulator.state.KeyPair;
import io.stowage.simulator.state.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Users: add, look, list, disable and enable, remove. */
final class UserCalls {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SHORTEST_KEY = 3;

    private final GatewayState state;
    private final Members members;
    private final Effects effects;

    UserCalls(GatewayState state, Effects effects) {
        this.state = state;
        this.members = new Members(state);
        this.effects = effects;
    }

    void addTo(Map<String, Route> routes) {
        routes.put("PUT add-user", Route.administrative("users.create", this::add));
        routes.put("GET user-info", Route.administrative("users.read", this::read));
        routes.put("GET list-users", Route.administrative("users.list", this::list));
        routes.put("PUT set-user-status", Route.administrative("users.setStatus", this::setStatus));
        routes.put("DELETE remove-user", Route.administrative("users.delete", this::remove));
    }

    /** A user that is there gets the secret and status; policy, groups and service accounts stay. */
    private Answer add(Call call, Caller caller) {
        String name = parameter(call, "accessKey");
        JsonNode wanted = Seal.open(call, caller);
        KeyPair pair = pair(name, wanted);
        boolean enabled = wanted.path("status").asString("").equals("enabled");
        if (name.length() < SHORTEST_KEY || name.contains("=") || name.contains(",")) {
            throw MinioError.INVALID_ARGUMENT.because("The access key is too short or has reserved characters.");
        }
        state.change(() -> {
            @Nullable User holder = state.userByKey(name);
            if (holder != null && !holder.id().equals(name)) {
                throw MinioError.KEY_TAKEN.because("The access key is a service account's or the root user's.");
            }
            @Nullable User before = members.find(name);
            User user = before == null
                    ? new User(name, name, state.next("users"), enabled, false, List.of(pair), Map.of())
                    : before.withKeys(null, List.of(pair)).withEnabled(enabled);
            state.users().put(name, user);
            effects.happened(before == null ? "users.create" : "users.overwrite", user, name);
        });
        return Answer.empty(200);
    }

    /** A pair with the secret that a body names. */
    static KeyPair pair(String id, JsonNode wanted) {
        String given = wanted.path("secretKey").asString("");
        if (given.length() < 8 || given.length() > 40) {
            throw MinioError.INVALID_SECRET.because("A secret key has 8 to 40 characters.");
        }
        return new KeyPair(id, given);
    }

    private Answer read(Call call, Caller caller) {
        String name = parameter(call, "accessKey");
        return state.read(() -> {
            @Nullable User holder = state.userByKey(name);
            if (holder != null && !holder.system() && !holder.id().equals(name)) {
                throw MinioError.NOT_ALLOWED.because("The access key is a service account's.");
            }
            return Answer.json(JSON.writeValueAsBytes(document(members.needed(name))));
        });
    }

    private Answer list(Call call, Caller caller) {
        Map<String, Object> documents = new LinkedHashMap<>();
        state.read(() -> {
            members.all().forEach(user -> documents.put(user.id(), document(user)));
            return true;
        });
        return Seal.sealed(documents, caller);
    }

    private Map<String, Object> document(User user) {
        Map<String, Object> document = new LinkedHashMap<>();
        @Nullable String policies = state.attachments().get(user.id());
        if (policies != null) {
            document.put("policyName", policies);
        }
        document.put("status", user.enabled() ? "enabled" : "disabled");
        List<String> groups =
                members.groupsOf(user.id()).stream().map(Group::name).toList();
        if (!groups.isEmpty()) {
            document.put("memberOf", groups);
        }
        return document;
    }

    private Answer setStatus(Call call, Caller caller) {
        String name = parameter(call, "accessKey");
        String status = parameter(call, "status");
        if (!status.equals("enabled") && !status.equals("disabled")) {
            throw MinioError.INVALID_ARGUMENT.because("status must be enabled or disabled.");
        }
        state.change(() -> {
            User user = members.needed(name);
            boolean enabled = status.equals("enabled");
            if (user.enabled() != enabled) {
                state.users().put(name, user.withEnabled(enabled));
                effects.happened(enabled ? "users.enable" : "users.disable", user, "");
            }
        });
        return Answer.empty(200);
    }

    /** Service accounts, memberships and attachments go too; policies and buckets stay. */
    private Answer remove(Call call, Caller caller) {
        String name = parameter(call, "accessKey");
        state.change(() -> {
            User user = members.needed(name);
            for (Group group : members.groupsOf(name)) {
                state.groups().put(group.name(), group.without(name));
            }
            state.attachments().remove(name);
            state.users().remove(name);
            effects.happened("users.delete", user, "");
        });
        return Answer.empty(200);
    }
}
