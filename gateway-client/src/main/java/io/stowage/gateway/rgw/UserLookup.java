package io.stowage.gateway.rgw;

import static io.stowage.gateway.GatewayFailure.Rejected.NO_SUCH_USER;
import static io.stowage.gateway.GatewayFailure.Rejected.SYSTEM_USER;

import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.MalformedAnswer;
import io.stowage.gateway.http.Query;
import io.stowage.gateway.json.Json;
import java.util.List;
import java.util.Optional;

/** Finds users. */
final class UserLookup {

    private static final String PATH = "/admin/user";
    private static final CallKind READ = CallKind.read("users.read", "read user");
    private static final CallKind LIST = CallKind.read("users.list", "list users");

    /** The gateway's own largest page. */
    private static final String PAGE = "1000";

    private final RgwCalls calls;

    UserLookup(RgwCalls calls) {
        this.calls = calls;
    }

    static Query named(String uid) {
        return Query.to(PATH).with("uid", uid);
    }

    /** A call about a part of a user, such as {@code key} or {@code quota}. */
    static Query partOf(String uid, String part) {
        return Query.to(PATH).with(part).with("uid", uid);
    }

    Optional<GatewayUser> find(String uid) {
        return calls.ask(new HttpCall(READ, "GET", named(uid)).orAbsent(), answer -> {
            if (answer.absent()) {
                return Optional.empty();
            }
            var user = UserJson.user(Json.object(answer.body()));
            if (!user.name().equals(uid)) {
                throw new MalformedAnswer("it is about another user than the one asked for");
            }
            return Optional.of(user);
        });
    }

    /** The user for a write to follow: neither absent nor an administrator. */
    GatewayUser forWriting(UserRef user, CallKind purpose) {
        var found = find(user.id().value())
                .orElseThrow(() -> calls.absent(purpose, NO_SUCH_USER, "there is no user " + user.id()));
        refuseAdministrator(found, purpose);
        return found;
    }

    void refuseAdministrator(GatewayUser user, CallKind purpose) {
        if (user.system()) {
            throw calls.refused(purpose, SYSTEM_USER, "user " + user.id() + " is an administrator of the gateway");
        }
    }

    Page page(Optional<String> after) {
        var query = Query.to(PATH).with("list").with("max-entries", PAGE);
        return calls.ask(
                new HttpCall(
                        LIST,
                        "GET",
                        after.map(marker -> query.with("marker", marker)).orElse(query)),
                answer -> {
                    var fields = Json.object(answer.body());
                    return new Page(
                            fields.texts("keys"),
                            fields.truth("truncated") ? Optional.of(fields.filledText("marker")) : Optional.empty());
                });
    }

    /**
     * A part of the listing.
     *
     * @param marker leads to the next page; empty on the last
     */
    record Page(List<String> uids, Optional<String> marker) {}
}
