package io.stowage.gateway.minio;

import static io.stowage.gateway.GatewayFailure.Rejected.MALFORMED_POLICY;

import io.stowage.gateway.Policies;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.Body;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.Query;
import io.stowage.gateway.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A policy for each user, of the user's name; attached to it, to the exclusion of others, and removed with it. */
final class MinioPolicies implements Policies {

    private static final CallKind READ = CallKind.read("policies.read", "read policy");
    private static final CallKind WRITE = CallKind.repeatableWrite("policies.write", "write policy");
    private static final CallKind ATTACH = CallKind.repeatableWrite("policies.attach", "attach policy");
    private static final CallKind DETACH = CallKind.repeatableWrite("policies.detach", "detach policy");
    private static final CallKind REMOVE = CallKind.repeatableWrite("policies.delete", "remove policy");

    private final AdminCalls calls;
    private final Directory directory;

    MinioPolicies(AdminCalls calls, Directory directory) {
        this.calls = calls;
        this.directory = directory;
    }

    @Override
    public Optional<String> read(UserRef user) {
        return directory
                .find(user.id().value())
                .filter(found -> found.policies().contains(found.name()))
                .flatMap(found -> text(found.name()));
    }

    @Override
    public boolean isInForce(UserRef user, String text) {
        var wanted = PolicyMeaning.of(text);
        return wanted.isPresent()
                && directory
                        .find(user.id().value())
                        .filter(MinioUser::hasOwnPolicyAlone)
                        .flatMap(found -> text(found.name()))
                        .flatMap(PolicyMeaning::of)
                        .equals(wanted);
    }

    @Override
    public void write(UserRef user, String text) {
        if (PolicyMeaning.of(text).isEmpty()) {
            throw calls.refused(WRITE, MALFORMED_POLICY, "the text is no JSON object");
        }
        var name = directory.forWriting(user, WRITE).name();
        calls.tell(new HttpCall(
                WRITE, "PUT", policy("add-canned-policy", name), Body.of(text.getBytes(StandardCharsets.UTF_8))));
        calls.tell(new HttpCall(ATTACH, "PUT", attaching(name, name)));
    }

    /** Detached first: MinIO keeps what is in use. */
    @Override
    public void remove(UserRef user) {
        var found = directory.find(user.id().value());
        if (found.isEmpty()) {
            return;
        }
        directory.refuseAdministrator(found.get(), REMOVE);
        var name = found.get().name();
        calls.tell(new HttpCall(DETACH, "PUT", attaching(name, "")).orAbsent());
        calls.tell(new HttpCall(REMOVE, "DELETE", policy("remove-canned-policy", name)).orAbsent());
    }

    /** Whether there is a policy of this name, whosever it is. */
    boolean isThere(String name) {
        return text(name).isPresent();
    }

    private Optional<String> text(String name) {
        return calls.ask(
                new HttpCall(READ, "GET", policy("info-canned-policy", name)).orAbsent(),
                answer -> answer.absent()
                        ? Optional.empty()
                        : Optional.of(Json.object(answer.body()).node().toString()));
    }

    private static Query policy(String command, String name) {
        return AdminCalls.command(command).with("name", name);
    }

    private static Query attaching(String user, String policy) {
        return AdminCalls.command("set-user-or-group-policy")
                .with("policyName", policy)
                .with("userOrGroup", user)
                .with("isGroup", "false");
    }
}
