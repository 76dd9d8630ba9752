package io.stowage.simulator.minio;

import io.stowage.simulator.calls.Route;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.Group;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Groups, as names users go by together: policies of groups are not simulated. */
final class GroupCalls {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final GatewayState state;
    private final Members members;

    GroupCalls(GatewayState state) {
        this.state = state;
        this.members = new Members(state);
    }

    void addTo(Map<String, Route> routes) {
        routes.put("PUT update-group-members", Route.administrative("groups.update", this::update));
    }

    private Answer update(Call call, Caller caller) {
        JsonNode wanted = read(call);
        String name = wanted.path("group").asString("");
        boolean remove = wanted.path("isRemove").asBoolean(false);
        List<String> users =
                wanted.path("members").valueStream().map(JsonNode::asString).toList();
        if (name.isBlank()) {
            throw MinioError.INVALID_ARGUMENT.because("The group has no name.");
        }
        state.change(() -> {
            users.forEach(members::needed);
            @Nullable Group group = state.groups().get(name);
            Group changed = group == null ? new Group(name, Set.of()) : group;
            for (String user : users) {
                changed = remove ? changed.without(user) : changed.with(user);
            }
            state.groups().put(name, changed);
        });
        return Answer.empty(200);
    }

    private static JsonNode read(Call call) {
        try {
            return JSON.readTree(call.document());
        } catch (JacksonException e) {
            throw MinioError.BAD_BODY.because("The body is no JSON.");
        }
    }
}
