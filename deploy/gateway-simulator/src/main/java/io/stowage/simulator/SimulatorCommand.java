package io.stowage.simulator;

import io.stowage.simulator.admin.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a simulator alone, until it is stopped. */
@Command(
        name = "gateway-simulator",
        mixinStandardHelpOptions = true,
        description = "A storage gateway to develop and test against.")
public final class SimulatorCommand implements Callable<Integer> {
    @Option(names = "--dialect", defaultValue = "virtuozzo", description = "acronis, virtuozzo (default) or minio.")
    private Dialect dialect = Dialect.VIRTUOZZO;

    @Option(names = "--port", defaultValue = "0", description = "Port of the gateway; 0 picks a free one.")
    private int port;

    @Option(names = "--control-port", defaultValue = "0", description = "Port of the control endpoint; 0: a free one.")
    private int controlPort;

    @Option(names = "--data", description = "Directory to keep the state in; in memory when missing.")
    private @Nullable Path data;

    @Option(names = "--usage-period", defaultValue = "1800", description = "Seconds of a statistics object.")
    private int usagePeriod;

    @Option(names = "--access-key", description = "Access key id of the system user.")
    private @Nullable String accessKey;

    @Option(
            names = "--secret-variable",
            defaultValue = "STOWAGE_SIMULATOR_SECRET",
            description = "Environment variable with the system user's secret (default: ${DEFAULT-VALUE}).")
    private String secretVariable = "";

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SimulatorCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        SimulatorSettings settings = SimulatorSettings.of(dialect)
                .withPorts(port, controlPort)
                .withUsagePeriod(Duration.ofSeconds(usagePeriod));
        if (data != null) {
            settings = settings.withDataDirectory(data);
        }
        if (accessKey != null) {
            settings = settings.withSystemKey(new SystemKey(accessKey, secret()));
        }
        GatewaySimulator simulator = GatewaySimulator.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        System.out.println("gateway  " + simulator.endpoint() + " (" + dialect + ")");
        System.out.println("control  " + simulator.controlEndpoint() + "/_control/status");
        System.out.println("key      " + simulator.systemKey().accessKeyId());
        if (accessKey == null) {
            // Generated here: nobody could know it otherwise.
            System.out.println("secret   " + simulator.systemKey().secretAccessKey());
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private String secret() {
        String secret = System.getenv(secretVariable);
        if (secret == null || secret.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + secretVariable + " holds no secret");
        }
        return secret;
    }
}
