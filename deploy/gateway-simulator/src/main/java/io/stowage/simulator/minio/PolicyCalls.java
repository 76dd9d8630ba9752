package io.stowage.simulator.minio;

import static io.stowage.simulator.minio.Members.parameter;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.simulator.calls.Route;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Effects;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Canned policies, and whom they are attached to. */
final class PolicyCalls {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final GatewayState state;
    private final Members members;
    private final Effects effects;

    PolicyCalls(GatewayState state, Effects effects) {
        this.state = state;
        this.members = new Members(state);
        this.effects = effects;
    }

    void addTo(Map<String, Route> routes) {
        routes.put("PUT add-canned-policy", Route.administrative("policies.write", this::add));
        routes.put("GET info-canned-policy", Route.administrative("policies.read", this::read));
        routes.put("GET list-canned-policies", Route.administrative("policies.list", this::list));
        routes.put("DELETE remove-canned-policy", Route.administrative("policies.delete", this::remove));
        routes.put("PUT set-user-or-group-policy", Route.administrative("policies.attach", this::attach));
    }

    private Answer add(Call call, Caller caller) {
        String name = parameter(call, "name");
        String text = new String(call.document(), UTF_8);
        Policy.parse(text);
        state.change(() -> state.policies().put(name, text));
        return Answer.empty(200);
    }

    private Answer read(Call call, Caller caller) {
        String name = parameter(call, "name");
        return state.read(() -> Answer.json(laidOut(needed(name)).getBytes(UTF_8)));
    }

    private Answer list(Call call, Caller caller) {
        Map<String, JsonNode> policies = new LinkedHashMap<>();
        state.read(() -> {
            state.policies().rows().forEach((name, text) -> policies.put(name, JSON.readTree(laidOut(text))));
            return true;
        });
        return Answer.json(JSON.writeValueAsBytes(policies));
    }

    /** As MinIO does it: in a layout of its own, where single words have become lists. */
    private static String laidOut(String text) {
        JsonNode root = JSON.readTree(text);
        root.path("Statement").forEach(statement -> {
            if (statement instanceof ObjectNode object) {
                for (String name : List.of("Action", "Resource")) {
                    if (object.path(name).isString()) {
                        object.set(name, JSON.createArrayNode().add(object.get(name)));
                    }
                }
            }
        });
        return root.toPrettyString();
    }

    private String needed(String name) {
        @Nullable String text = state.policies().get(name);
        if (text == null) {
            throw MinioError.NO_SUCH_POLICY.because("The canned policy does not exist.");
        }
        return text;
    }

    /** A policy that is not there is fine; one that is attached stays. */
    private Answer remove(Call call, Caller caller) {
        String name = parameter(call, "name");
        state.change(() -> {
            if (state.attachments().rows().values().stream()
                    .anyMatch(names -> List.of(names.split(",")).contains(name))) {
                throw MinioError.POLICY_IN_USE.because("The policy cannot be removed, as it is in use.");
            }
            state.policies().remove(name);
        });
        return Answer.empty(200);
    }

    /** The named policies in place of the present ones; an empty name detaches all. */
    private Answer attach(Call call, Caller caller) {
        String name = parameter(call, "userOrGroup");
        String policies = call.query().value("policyName", "");
        if (call.query().value("isGroup", "").equals("true")) {
            throw MinioError.INVALID_ARGUMENT.because("This simulator knows no policies of groups.");
        }
        state.change(() -> {
            User user = members.needed(name);
            if (policies.isEmpty()) {
                state.attachments().remove(name);
            } else {
                List.of(policies.split(",")).forEach(this::needed);
                state.attachments().put(name, policies);
            }
            effects.happened(policies.isEmpty() ? "policies.detach" : "policies.attach", user, policies);
        });
        return Answer.empty(200);
    }
}
