package io.stowage.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.Secret;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.connect.Gateways;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The way of an order, told step by step. Each step does what a user would do: it runs a command, or calls S3. */
final class Demo {

    private static final String SUBSCRIPTION = "demo-1";
    private static final BucketName BUCKET = new BucketName("demo-1-data");
    private static final String OBJECT = "hello.txt";

    private final LocalStack stack;
    private final GatewayKind kind;
    private final Steps steps;
    private final Commands commands;
    private final Path data;

    Demo(LocalStack stack, GatewayKind kind, Steps steps, Path data) {
        this.stack = stack;
        this.kind = kind;
        this.steps = steps;
        this.commands = new Commands(stack);
        this.data = data;
    }

    void run() {
        steps.take("plan apply -f " + kind.plans(), this::applyPlans);
        steps.take("order place", this::place);
        AccessKey first = steps.take("credentials show", this::credentials);
        try (Gateway gateway = Gateways.open(s3Only())) {
            steps.take("S3: put and get an object", () -> putAndGet(gateway.storage(first)));
            steps.take("limits of plan basic, at the gateway", () -> limits("basic"));
            steps.take("order change-plan", () -> order("change-plan", "--plan", "pro"));
            steps.take("limits of plan pro, at the gateway", () -> limits("pro"));
            steps.take("order suspend: the key is refused", () -> suspend(gateway.storage(first)));
            steps.take("order resume: the key works again", () -> resume(gateway.storage(first)));
            AccessKey second = steps.take("order rotate-keys", this::rotate);
            steps.take("S3: the new key works, the old one not", () -> replaced(gateway, first, second));
            new UsageDemo(stack, steps, SUBSCRIPTION, data).run(gateway.storage(second), BUCKET);
            steps.take("order terminate: all is gone", () -> terminate(gateway.storage(second)));
        }
    }

    /** Checked against the stack's own gateway, whatever else runs on this machine. */
    private String applyPlans() {
        String gateways = stack.gateways().toString();
        return commands.count("plan", "apply", "-f", SamplePlans.in(data, kind), "--gateways", gateways) + " plans";
    }

    private String place() {
        JsonNode account = commands.one(
                "order",
                "place",
                "--subscription",
                SUBSCRIPTION,
                "--plan",
                "basic",
                "--email",
                "jane@example.com",
                "--name",
                "Jane",
                "--wait");
        return told(account) + ", user " + account.get("gatewayUserId").asString();
    }

    private String order(String kind, String... details) {
        List<String> command = new ArrayList<>(List.of("order", kind, SUBSCRIPTION, "--wait"));
        Collections.addAll(command, details);
        return told(commands.one(command.toArray(String[]::new)));
    }

    private AccessKey credentials() {
        JsonNode found = commands.one(
                "credentials",
                "show",
                SUBSCRIPTION,
                "--key",
                stack.billingPrivateKey().toString(),
                "--reveal");
        return new AccessKey(
                found.get("accessKeyId").asString(),
                Secret.of(found.get("secretAccessKey").asString()));
    }

    private String putAndGet(CustomerStorage storage) {
        byte[] content = "Stowed away.".getBytes(UTF_8);
        storage.put(BUCKET, OBJECT, content);
        return "%s/%s: \"%s\"".formatted(BUCKET, OBJECT, read(storage));
    }

    /** As the gateway itself has them when they are in force; else why it cannot have them. */
    private String limits(String plan) {
        JsonNode found = commands.await(
                limits -> limits.get("planId").asString().equals(plan)
                        && List.of("IN_FORCE", "FAILED")
                                .contains(limits.get("status").asString()),
                "limits",
                "show",
                SUBSCRIPTION);
        if (found.has("failure")) {
            return found.get("failure").get("reason").asString();
        }
        try (Gateway administration = stack.administration()) {
            UserRef user = new UserRef(
                    new UserId(found.get("gatewayUserId").asString()),
                    found.get("gatewayUserName").asString());
            return LimitsInForce.of(administration, user);
        }
    }

    private String suspend(CustomerStorage storage) {
        String account = order("suspend");
        return account + ", " + refused(storage);
    }

    private String resume(CustomerStorage storage) {
        String account = order("resume");
        return "%s, \"%s\"".formatted(account, read(storage));
    }

    private AccessKey rotate() {
        order("rotate-keys");
        return credentials();
    }

    private String replaced(Gateway gateway, AccessKey old, AccessKey present) {
        return "\"%s\", %s".formatted(read(gateway.storage(present)), refused(gateway.storage(old)));
    }

    private String terminate(CustomerStorage storage) {
        String account = order("terminate", "--grace", "0s");
        return account + ", " + refused(storage);
    }

    private static String told(JsonNode account) {
        return "account %s on plan %s"
                .formatted(
                        account.get("status").asString(),
                        account.get("wanted").get("planId").asString());
    }

    private static String read(CustomerStorage storage) {
        return storage.get(BUCKET, OBJECT)
                .map(bytes -> new String(bytes, UTF_8))
                .orElseThrow(() -> new IllegalStateException("the object is not there"));
    }

    /** @throws IllegalStateException when the key is not refused */
    private static String refused(CustomerStorage storage) {
        try {
            read(storage);
        } catch (GatewayFailure.Rejected refusal) {
            return "S3 says " + refusal.code();
        }
        throw new IllegalStateException("a key works that must not");
    }

    /** The customer's side of the gateway: the administrative key is none. */
    private GatewaySettings s3Only() {
        return GatewaySettings.of(
                LocalStack.GATEWAY_ID, kind.properties(new RunningGateway(stack.gateway(), "none", Secret.of("none"))));
    }
}
