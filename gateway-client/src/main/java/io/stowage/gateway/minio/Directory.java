package io.stowage.gateway.minio;

import static io.stowage.gateway.GatewayFailure.Rejected.NO_SUCH_USER;
import static io.stowage.gateway.GatewayFailure.Rejected.SYSTEM_USER;

import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.MalformedAnswer;
import io.stowage.gateway.json.Fields;
import io.stowage.gateway.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Finds users and their service accounts. */
final class Directory {

    private static final CallKind READ = CallKind.read("users.read", "read user");
    private static final CallKind LIST = CallKind.read("users.list", "list users");
    private static final CallKind LIST_KEYS = CallKind.read("serviceAccounts.list", "list access keys");

    private final AdminCalls calls;
    private final String ourKeyId;

    /** @param ourKeyId whose user is never to be touched */
    Directory(AdminCalls calls, String ourKeyId) {
        this.calls = calls;
        this.ourKeyId = ourKeyId;
    }

    String ourKeyId() {
        return ourKeyId;
    }

    Optional<MinioUser> find(String name) {
        return calls.ask(
                new HttpCall(READ, "GET", AdminCalls.command("user-info").with("accessKey", name)).orAbsent(),
                answer -> answer.absent()
                        ? Optional.empty()
                        : Optional.of(MinioUser.of(name, Json.object(answer.body()))));
    }

    Optional<GatewayUser> findWhole(String name) {
        return find(name).map(found -> found.whole(ourKeyId, serviceAccounts(name)));
    }

    /** The user, for a write to follow: neither absent nor an administrator. */
    MinioUser forWriting(UserRef user, CallKind purpose) {
        var found = find(user.id().value())
                .orElseThrow(() -> calls.refused(purpose, NO_SUCH_USER, "there is no user " + user.id()));
        refuseAdministrator(found, purpose);
        return found;
    }

    void refuseAdministrator(MinioUser user, CallKind purpose) {
        if (user.administrator(ourKeyId)) {
            throw calls.refused(purpose, SYSTEM_USER, "user " + user.name() + " is an administrator of the gateway");
        }
    }

    /** The access key ids of the user's service accounts; none for an absent user. */
    List<String> serviceAccounts(String name) {
        return calls.ask(
                new HttpCall(
                                LIST_KEYS,
                                "GET",
                                AdminCalls.command("list-service-accounts").with("user", name))
                        .orAbsent(),
                answer -> answer.absent()
                        ? List.of()
                        : Json.object(calls.opened(answer)).objects("accounts").stream()
                                .map(account -> account.filledText("accessKey"))
                                .sorted()
                                .toList());
    }

    /** Passes every user; the listing is there as a whole before the first is passed, since it is sealed as a whole. */
    void forEach(Consumer<? super MinioUser> consumer) {
        calls.stream(new HttpCall(LIST, "GET", AdminCalls.command("list-users")), answer -> {
            try (var parser = Json.parser(calls.opened(answer))) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw new MalformedAnswer("the listing is no JSON object");
                }
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    consumer.accept(next(parser));
                }
            }
            return answer.status();
        });
    }

    private static MinioUser next(JsonParser parser) {
        var name = parser.currentName();
        parser.nextToken();
        Fields fields = Json.here(parser);
        return MinioUser.of(name, fields);
    }
}
