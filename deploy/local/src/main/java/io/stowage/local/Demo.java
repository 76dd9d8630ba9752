package io.stowage.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.Secret;
import io.stowage.gateway.connect.Gateways;
import io.stowage.simulator.admin.Dialect;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The way of an order, told step by step. Each step does what a user would do: it runs a command, or calls S3. */
final class Demo {

    private static final String SUBSCRIPTION = "demo-1";
    private static final String BUCKET = "demo-1-data";

    private final LocalStack stack;
    private final Dialect dialect;
    private final Steps steps;
    private final Commands commands;
    private final Path data;

    Demo(LocalStack stack, Dialect dialect, Steps steps, Path data) {
        this.stack = stack;
        this.dialect = dialect;
        this.steps = steps;
        this.commands = new Commands(stack);
        this.data = data;
    }

    void run() {
        steps.take(
                "plan apply -f plans.yaml",
                () -> commands.count("plan", "apply", "-f", SamplePlans.in(data)) + " plans");
        steps.take("order place", this::place);
        AccessKey key = steps.take("credentials show: opened with billing's key", this::credentials);
        steps.take("S3: put and get an object", () -> putAndGet(key));
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
        return "account %s, user %s"
                .formatted(
                        account.get("status").asString(),
                        account.get("gatewayUserId").asString());
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

    private String putAndGet(AccessKey key) {
        byte[] content = "Stowed away.".getBytes(UTF_8);
        try (Gateway gateway = Gateways.open(s3Only())) {
            CustomerStorage storage = gateway.storage(key);
            storage.put(new BucketName(BUCKET), "hello.txt", content);
            String read = storage.get(new BucketName(BUCKET), "hello.txt")
                    .map(bytes -> new String(bytes, UTF_8))
                    .orElseThrow(() -> new IllegalStateException("the object is not there"));
            return "%s/hello.txt: \"%s\"".formatted(BUCKET, read);
        }
    }

    /** The customer's side of the gateway: the administrative key is none. */
    private GatewaySettings s3Only() {
        return GatewaySettings.of(
                LocalStack.GATEWAY_ID,
                Map.of(
                        "type", "ostor",
                        "dialect", dialect.name().toLowerCase(Locale.ROOT),
                        "endpoint", stack.gateway().toString(),
                        "access-key", "none",
                        "secret-key", "none"));
    }
}
