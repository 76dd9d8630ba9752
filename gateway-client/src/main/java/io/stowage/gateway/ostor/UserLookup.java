package io.stowage.gateway.ostor;

import static io.stowage.gateway.GatewayFailure.Rejected.NO_SUCH_USER;
import static io.stowage.gateway.GatewayFailure.Rejected.SHADOWED;
import static io.stowage.gateway.GatewayFailure.Rejected.SYSTEM_USER;

import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.ListedUser;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.Answer;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.MalformedAnswer;
import io.stowage.gateway.http.PassedOn;
import io.stowage.gateway.http.Query;
import io.stowage.gateway.json.Json;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Finds users, and sees to it that a call that names a user by e-mail reaches the one that is meant. */
final class UserLookup {

    private static final CallKind READ = CallKind.read("users.read", "read user");
    private static final CallKind LIST = CallKind.read("users.list", "list users");

    private final OstorCalls calls;

    UserLookup(OstorCalls calls) {
        this.calls = calls;
    }

    Optional<GatewayUser> byEmail(String email) {
        return calls.ask(read(users().with("emailAddress", email)), UserLookup::found);
    }

    /** The user with this id. A shadowed one is refused for the sake of the given call. */
    Optional<GatewayUser> exactly(UserRef user) {
        return calls.dialect().usersById() ? byId(user) : byEmailExactly(user, READ);
    }

    /**
     * The user with this id, if the e-mail reaches it.
     *
     * @param purpose what is to be done with the user, for the refusal if the e-mail reaches another one
     */
    Optional<GatewayUser> byEmailExactly(UserRef user, CallKind purpose) {
        var found = byEmail(user.name());
        if (found.isPresent() && !found.get().id().equals(user.id())) {
            if (isThere(user)) {
                throw calls.refused(
                        purpose,
                        SHADOWED,
                        "the e-mail of user " + user.id() + " leads to user "
                                + found.get().id());
            }
            return Optional.empty();
        }
        return found;
    }

    /** As {@link #byEmailExactly}, for a write to follow: neither absent nor an administrator. */
    GatewayUser forWriting(UserRef user, CallKind purpose) {
        var found = byEmailExactly(user, purpose).orElseThrow(() -> absent(user, purpose));
        refuseSystem(found, purpose);
        return found;
    }

    void refuseSystem(GatewayUser user, CallKind purpose) {
        if (user.system()) {
            throw calls.refused(purpose, SYSTEM_USER, "user " + user.id() + " is an administrator of the gateway");
        }
    }

    void forEach(Consumer<? super ListedUser> consumer) {
        var guarded = PassedOn.guarding(consumer);
        calls.stream(new HttpCall(LIST, "GET", users()), answer -> {
            Json.elements(answer.body(), "Users", fields -> guarded.accept(UserJson.listed(fields)));
            return answer.status();
        });
    }

    static Query users() {
        return Query.of("ostor-users");
    }

    private RuntimeException absent(UserRef user, CallKind purpose) {
        return calls.refused(purpose, NO_SUCH_USER, "there is no user " + user.id());
    }

    private Optional<GatewayUser> byId(UserRef user) {
        return calls.ask(read(users().with("id", user.id().value())), answer -> {
            var found = found(answer);
            if (found.isPresent() && !found.get().id().equals(user.id())) {
                throw new MalformedAnswer("it is about another user than the one asked for");
            }
            return found;
        });
    }

    private boolean isThere(UserRef user) {
        if (calls.dialect().usersById()) {
            return byId(user).isPresent();
        }
        var there = new AtomicBoolean();
        forEach(listed -> {
            if (listed.id().equals(user.id())) {
                there.set(true);
            }
        });
        return there.get();
    }

    private static HttpCall read(Query query) {
        return new HttpCall(READ, "GET", query).orAbsent();
    }

    private static Optional<GatewayUser> found(Answer answer) {
        return answer.absent() ? Optional.empty() : Optional.of(UserJson.user(Json.object(answer.body())));
    }
}
