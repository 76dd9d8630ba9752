package io.stowage.local;

import io.stowage.embedded.EmbeddedBroker;
import io.stowage.embedded.EmbeddedRegistry;
import io.stowage.events.service.ServiceRun;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.Secret;
import io.stowage.gateway.connect.Gateways;
import io.stowage.limits.LimitsApplication;
import io.stowage.operations.output.OperationFailed;
import io.stowage.provisioning.ProvisioningApplication;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.schemas.topics.TopicsOnKafka;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import io.stowage.usage.UsageApplication;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.springframework.context.ConfigurableApplicationContext;

/** A running local stack. */
final class LocalStack implements AutoCloseable {

    /** The one gateway of the stack. */
    static final String GATEWAY_ID = "local";

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final StackSettings settings;
    private final Steps steps;
    private final BillingKeyFiles billing;

    private String kafka = "";
    private String registry = "";
    private URI gateway = URI.create("http://127.0.0.1");
    private Optional<URI> simulator = Optional.empty();
    private Path gateways = Path.of("");
    private Optional<GatewaySettings> administration = Optional.empty();
    private URI provisioning = URI.create("http://127.0.0.1");
    private URI limits = URI.create("http://127.0.0.1");
    private URI usage = URI.create("http://127.0.0.1");

    private LocalStack(StackSettings settings, Steps steps) {
        this.settings = settings;
        this.steps = steps;
        this.billing = BillingKeyFiles.in(settings.data());
    }

    /** @throws RuntimeException saying in one line what cannot be started; what was started until then is stopped */
    static LocalStack start(StackSettings settings, Steps steps) {
        LocalStack stack = new LocalStack(settings, steps);
        try {
            stack.start();
            return stack;
        } catch (RuntimeException failure) {
            stack.close();
            throw failure;
        }
    }

    private void start() {
        RunningGateway reachable;
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> registryUrl = together.submit(() -> steps.take("schema registry", this::startRegistry));
            Future<RunningGateway> gatewayKey = together.submit(() -> steps.take("gateway", this::startGateway));
            kafka = steps.take("Kafka", this::startKafka);
            steps.take("topics", this::applyTopics);
            registry = result(registryUrl);
            reachable = result(gatewayKey);
            gateway = reachable.endpoint();
        }
        Map<String, String> properties = settings.gatewayKind().properties(reachable);
        gateways = GatewaysFile.write(settings.data(), Map.of(GATEWAY_ID, properties));
        administration = Optional.of(GatewaySettings.of(GATEWAY_ID, properties));
        provisioning = steps.take("provisioning service", this::startProvisioning);
        limits = steps.take("limits service", this::startLimits);
        usage = steps.take("usage collector", this::startUsage);
    }

    String kafka() {
        return kafka;
    }

    String registry() {
        return registry;
    }

    /** Administrative calls and S3. */
    URI gateway() {
        return gateway;
    }

    /** Control endpoint of the simulated gateway; empty where the gateway is none. */
    Optional<URI> simulator() {
        return simulator;
    }

    /** The file that describes the gateways, with their keys. */
    Path gateways() {
        return gateways;
    }

    /** The service's own HTTP side: {@code /actuator/health}. */
    URI provisioning() {
        return provisioning;
    }

    /** The limits service's HTTP side. */
    URI limits() {
        return limits;
    }

    /** The usage collector's HTTP side. */
    URI usage() {
        return usage;
    }

    /** The gateway as its administrator sees it. */
    Gateway administration() {
        return Gateways.open(administration.orElseThrow());
    }

    /** Opens the secrets on {@code stowage.credentials}. */
    Path billingPrivateKey() {
        return billing.privateKey();
    }

    private String startKafka() {
        return settings.kafka()
                .orElseGet(() -> keep(EmbeddedBroker.start(
                                settings.data().resolve("kafka"),
                                settings.ports().kafka()))
                        .bootstrapServers());
    }

    private String startRegistry() {
        return settings.registry()
                .orElseGet(() -> keep(EmbeddedRegistry.start(
                                settings.data().resolve("registry"),
                                settings.ports().registry()))
                        .url());
    }

    private RunningGateway startGateway() {
        GatewayKind kind = settings.gatewayKind();
        if (settings.gateway().isPresent()) {
            return GatewayCheck.reachable(settings.gateway().get(), kind);
        }
        return kind.simulated()
                .map(this::startSimulator)
                .orElseGet(() -> keep(ThrowAwayCeph.start(settings.data().resolve("gateway")))
                        .gateway());
    }

    private RunningGateway startSimulator(Dialect dialect) {
        GatewaySimulator simulated = keep(GatewaySimulator.start(settings.pace()
                .of(SimulatorSettings.of(dialect))
                .withDataDirectory(settings.data().resolve("gateway"))
                .withPorts(settings.ports().gateway(), 0)));
        simulator = Optional.of(simulated.controlEndpoint());
        return new RunningGateway(
                simulated.endpoint(),
                simulated.systemKey().accessKeyId(),
                Secret.of(simulated.systemKey().secretAccessKey()));
    }

    private String applyTopics() {
        // A minute by default, during which nothing would be seen to happen.
        Map<String, Object> patience =
                Map.of("bootstrap.servers", kafka, "default.api.timeout.ms", 10_000, "request.timeout.ms", 5_000);
        try (Admin admin = Admin.create(patience)) {
            TopicsOnKafka.apply(admin, TopicCatalogue.all());
            return kafka;
        } catch (KafkaException failure) {
            throw new OperationFailed(
                    "Kafka at %s does not do what is needed: %s; check --kafka".formatted(kafka, failure.getMessage()),
                    failure);
        }
    }

    private URI startProvisioning() {
        return startService(
                ProvisioningApplication.class,
                ProvisioningApplication.NAME,
                settings.ports().provisioning(),
                "--stowage.provisioning.billing-public-key=" + billing.publicKey());
    }

    private URI startLimits() {
        return startService(
                LimitsApplication.class,
                LimitsApplication.NAME,
                settings.ports().limits());
    }

    private URI startUsage() {
        List<String> settingsOfUsage = new ArrayList<>(settings.pace().settings());
        settingsOfUsage.add("--stowage.usage.state-directory=" + settings.data().resolve("usage"));
        return startService(
                UsageApplication.class,
                UsageApplication.NAME,
                settings.ports().usage(),
                settingsOfUsage.toArray(String[]::new));
    }

    /** @return its own HTTP side */
    private URI startService(Class<?> application, String name, int port, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--stowage.registry=" + registry,
                "--stowage.instance=local",
                "--spring.config.import=file:" + gateways,
                "--server.address=127.0.0.1",
                "--server.port=" + port));
        arguments.addAll(List.of(more));
        ConfigurableApplicationContext service =
                keep(ServiceRun.start(application, name, arguments.toArray(String[]::new)));
        return URI.create("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private synchronized <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }

    /** Stops the parts, the latest first. */
    @Override
    public synchronized void close() {
        for (AutoCloseable part : List.copyOf(parts)) {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("while stopping: " + e.getMessage());
            }
        }
        parts.clear();
    }
}
