package io.stowage.simulator.minio;

import io.stowage.simulator.http.Call;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.Group;
import io.stowage.simulator.state.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds users, and what they are members of. Used inside read and change. */
final class Members {
    private final GatewayState state;

    Members(GatewayState state) {
        this.state = state;
    }

    /** A user's id is its name; the system user, as MinIO's root, is none of them. */
    @Nullable
    User find(String name) {
        @Nullable User user = state.users().get(name);
        return user == null || user.system() ? null : user;
    }

    User needed(String name) {
        @Nullable User user = find(name);
        if (user == null) {
            throw MinioError.NO_SUCH_USER.because("The specified user does not exist.");
        }
        return user;
    }

    List<User> all() {
        return state.users().rows().values().stream()
                .filter(user -> !user.system())
                .toList();
    }

    List<Group> groupsOf(String name) {
        return state.groups().rows().values().stream()
                .filter(group -> group.members().contains(name))
                .toList();
    }

    static String parameter(Call call, String name) {
        String value = call.query().value(name, "");
        if (value.isEmpty()) {
            throw MinioError.INVALID_ARGUMENT.because(name + " is missing.");
        }
        return value;
    }
}
