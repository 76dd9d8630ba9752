package io.stowage.local;

import io.stowage.operations.connection.LocalStackFile;
import io.stowage.operations.output.OperationFailed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code up}. */
@Command(
        name = "up",
        description = {
            "Run the local stack until it is stopped with Ctrl-C: Kafka, schema registry, a simulated gateway and the",
            "services, with their data under ./data, so that the next start goes on.",
            "",
            "--kafka, --registry and --gateway put real ones in the place of the embedded parts."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage up",
            "  stowage up --dialect acronis --data /tmp/acronis",
            "  stowage up --gateway-type minio",
            "  stowage up --gateway https://s3.example.com --gateway-key KEY --gateway-secret SECRET",
            "  stowage up --kafka kafka:9092 --registry http://registry:8080"
        })
final class UpCommand implements Runnable {

    @Mixin
    private final GatewayOptions gateway = new GatewayOptions();

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            description = "Where everything is kept. Default: data in the working directory.")
    private Path data = Path.of("data");

    @Option(names = "--kafka-port", paramLabel = "PORT", defaultValue = "9092", description = "Default: 9092; 0: any.")
    private int kafkaPort;

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Default: 8081; 0: any.")
    private int registryPort;

    @Option(
            names = "--gateway-port",
            paramLabel = "PORT",
            defaultValue = "9000",
            description = "Default: 9000; 0: any.")
    private int gatewayPort;

    @Option(
            names = "--provisioning-port",
            paramLabel = "PORT",
            defaultValue = "8090",
            description = "Default: 8090; 0: any.")
    private int provisioningPort;

    @Option(names = "--limits-port", paramLabel = "PORT", defaultValue = "8091", description = "Default: 8091; 0: any.")
    private int limitsPort;

    @Option(names = "--usage-port", paramLabel = "PORT", defaultValue = "8092", description = "Default: 8092; 0: any.")
    private int usagePort;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public void run() {
        CommandSpec spec = Objects.requireNonNull(command);
        PrintWriter out = spec.commandLine().getOut();
        LocalStackFile file = new LocalStackFile(data.resolve("local-stack.properties"));
        file.read().ifPresent(running -> {
            throw new OperationFailed(
                    "a stack is running on %s already, as process %d".formatted(data.toAbsolutePath(), running.pid()));
        });
        Path log = StackLog.in(data);
        StackSettings settings = settings(spec);
        out.println("Starting the local stack, data in " + data.toAbsolutePath().normalize());
        LocalStack stack = start(settings, out);
        file.write(new io.stowage.operations.connection.LocalStack(
                stack.kafka(),
                stack.registry(),
                stack.billingPrivateKey(),
                stack.gateways(),
                stack.simulator(),
                ProcessHandle.current().pid()));
        print(out, stack, settings.gatewayKind(), log);
        awaitTheEnd(() -> {
            file.delete();
            stack.close();
        });
    }

    private static LocalStack start(StackSettings settings, PrintWriter out) {
        try {
            return LocalStack.start(settings, new Steps(out));
        } catch (RuntimeException failure) {
            throw new OperationFailed(
                    "the local stack cannot start: %s; see 'stowage up --help'".formatted(failure.getMessage()),
                    failure);
        }
    }

    private StackSettings settings(CommandSpec spec) {
        try {
            return new StackSettings(
                    data.toAbsolutePath().normalize(),
                    UsagePace.ORDINARY,
                    kind(),
                    new StackSettings.Ports(
                            kafkaPort, registryPort, gatewayPort, provisioningPort, limitsPort, usagePort),
                    given(spec, "--kafka"),
                    given(spec, "--registry"),
                    gateway.real());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()));
        }
    }

    /** What a throw-away gateway holds ends with the stack, and the services would look for it in vain. */
    private GatewayKind kind() {
        if (gateway.kind().simulated().isEmpty() && gateway.real().isEmpty()) {
            throw new IllegalArgumentException(
                    "--gateway-type rgw needs a gateway of yours (--gateway URL); only the demo starts one of its own");
        }
        return gateway.kind();
    }

    /** Options that all commands have. */
    private static Optional<String> given(CommandSpec spec, String option) {
        return Optional.ofNullable(spec.root().findOption(option).getValue());
    }

    private static void print(PrintWriter out, LocalStack stack, GatewayKind kind, Path log) {
        out.printf("%nKafka             %s%n", stack.kafka());
        out.printf("Schema registry   %s%n", stack.registry());
        out.printf("Gateway and S3    %s%n", stack.gateway());
        out.printf("Provisioning      %s/actuator/health%n", stack.provisioning());
        out.printf("Limits            %s/actuator/health%n", stack.limits());
        out.printf("Usage             %s/actuator/health%n", stack.usage());
        out.printf("Billing's key     %s%n", stack.billingPrivateKey());
        out.printf("Gateways' keys    %s%n", stack.gateways());
        out.printf("Log               %s%n", log);
        out.printf("%nIn another terminal:%n");
        out.println("  ./stowage plan apply -f deploy/local/" + kind.plans());
        out.println(
                "  ./stowage order place --subscription sub-1 --plan basic --email jane@example.com --name Jane --wait");
        out.println("  ./stowage credentials show sub-1 --reveal");
        out.println("  ./stowage usage show sub-1");
        out.printf("%nStop with Ctrl-C.%n");
        out.flush();
    }

    private static void awaitTheEnd(Runnable stop) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.run();
            stopped.countDown();
        }));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
