package io.stowage.local.crash;

import io.stowage.embedded.EmbeddedBroker;
import io.stowage.embedded.EmbeddedRegistry;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.connect.Gateways;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.schemas.topics.TopicsOnKafka;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import io.stowage.usage.UsageApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** What the usage collector works with, in this JVM: Kafka, registry, one gateway that counts by the second. */
final class UsagePlatform implements AutoCloseable {

    static final String GATEWAY_ID = "local";

    final EmbeddedBroker broker;
    final EmbeddedRegistry registry;
    final GatewaySimulator gateway;

    /**
     * @param directory for Kafka's data and the registry's log
     * @param seed of the gateway's faults
     */
    UsagePlatform(Path directory, Dialect dialect, long seed) {
        registry = EmbeddedRegistry.startInMemory(directory.resolve("registry.log"), 0);
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        gateway = GatewaySimulator.start(
                SimulatorSettings.of(dialect).withSeed(seed).withUsagePeriod(Duration.ofSeconds(1)));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicsOnKafka.apply(admin, TopicCatalogue.all());
        }
        SchemaRegistration.register(registry.url(), TopicCatalogue.all());
    }

    private Map<String, String> gatewayProperties() {
        return Map.of(
                "type", "ostor",
                "dialect", gateway.dialect().name().toLowerCase(Locale.ROOT),
                "endpoint", gateway.endpoint().toString(),
                "access-key", gateway.systemKey().accessKeyId(),
                "secret-key", gateway.systemKey().secretAccessKey(),
                "retry-wait", "20ms",
                "breaker-open-for", "200ms");
    }

    /** The customers' way to the gateway, to be closed. */
    Gateway client() {
        return Gateways.open(GatewaySettings.of(GATEWAY_ID, gatewayProperties()));
    }

    <V> CommittedTopic<V> topic(Topic topic) {
        return new CommittedTopic<>(topic, broker.bootstrapServers(), registry.url());
    }

    ServiceProcess startService(Path log) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--stowage.registry=" + registry.url(),
                "--stowage.instance=crash",
                // Small passes: many transactions to be killed in.
                "--stowage.usage.objects-per-pass=3",
                "--stowage.usage.collect-every=200ms",
                "--stowage.usage.settling=0s",
                "--stowage.usage.measure-every=1s",
                "--stowage.usage.first-retry=100ms",
                "--stowage.usage.longest-retry=500ms",
                // Kafka's shortest: what a killed instance held is free again after this time.
                "--spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms=6000",
                "--spring.cloud.stream.kafka.binder.consumer-properties.heartbeat.interval.ms=1000",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--logging.level.io.stowage=INFO"));
        gatewayProperties()
                .forEach((name, value) -> arguments.add("--stowage.gateways." + GATEWAY_ID + "." + name + "=" + value));
        return ServiceProcess.start(UsageApplication.class, arguments, log);
    }

    @Override
    public void close() {
        gateway.close();
        broker.close();
        registry.close();
    }
}
