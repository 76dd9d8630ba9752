package io.stowage.local.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.PlanDefinition;
import io.stowage.embedded.EmbeddedBroker;
import io.stowage.embedded.EmbeddedRegistry;
import io.stowage.provisioning.ProvisioningApplication;
import io.stowage.schemas.credentials.BillingPrivateKey;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.schemas.topics.TopicsOnKafka;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** What services work with, in this JVM: Kafka, registry, one gateway, plans, and billing's side of the topics. */
final class Platform implements AutoCloseable {

    static final String GROUP = "provisioning";
    static final String GATEWAY_ID = "local";
    /** Keys handed out with a new account, by plan. */
    static final Map<String, Integer> PLANS = Map.of("one-key", 1, "two-keys", 2, "with-bucket", 1);

    static final String PLAN_WITH_BUCKET = "with-bucket";
    private static final String BUCKET_SUFFIX = "data";

    static {
        // The registry's client logs whole schemas, and not through SLF4J.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    final EmbeddedBroker broker;
    final EmbeddedRegistry registry;
    final GatewaySimulator gateway;
    final Admin admin;
    final BillingPrivateKey billing = BillingPrivateKey.generate();

    private final Path publicKey;
    private final KafkaProducer<String, Object> producer;

    /**
     * @param directory for Kafka's data, billing's public key and the registry's log
     * @param seed of the gateway's faults
     */
    Platform(Path directory, Dialect dialect, long seed) {
        registry = EmbeddedRegistry.startInMemory(directory.resolve("registry.log"), 0);
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        gateway = GatewaySimulator.start(SimulatorSettings.of(dialect).withSeed(seed));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        TopicsOnKafka.apply(admin, TopicCatalogue.all());
        SchemaRegistration.register(registry.url(), TopicCatalogue.all());
        publicKey = directory.resolve("billing-public-key.json");
        billing.publicKey().write(publicKey);
        Map<String, Object> properties = new HashMap<>(AvroSerde.configured().producerProperties(registry.url()));
        properties.put("bootstrap.servers", broker.bootstrapServers());
        properties.put("key.serializer", StringSerializer.class.getName());
        properties.put("linger.ms", 5);
        producer = new KafkaProducer<>(properties);
        PLANS.forEach((id, keys) -> await(send(
                TopicCatalogue.PLANS,
                id,
                PlanDefinition.newBuilder()
                        .setPlanId(id)
                        .setName(id)
                        .setAccessKeys(keys)
                        .setDefaultBucketSuffix(id.equals(PLAN_WITH_BUCKET) ? BUCKET_SUFFIX : null)
                        .build())));
    }

    static String defaultBucket(String subscription) {
        return subscription + "-" + BUCKET_SUFFIX;
    }

    /** Returns when Kafka has them all. */
    void publish(List<OrderEvent> orders) {
        List<Future<?>> sent = new ArrayList<>();
        orders.forEach(order -> sent.add(send(TopicCatalogue.ORDERS, order.getSubscriptionId(), order)));
        sent.forEach(Platform::await);
    }

    /** Where orders of a subscription are handled. */
    int partitionOf(String subscription) {
        return Utils.toPositive(Utils.murmur2(subscription.getBytes(UTF_8))) % TopicCatalogue.ORDERS.partitions();
    }

    <V> CommittedTopic<V> topic(Topic topic) {
        return new CommittedTopic<>(topic, broker.bootstrapServers(), registry.url());
    }

    /**
     * @param endpoint where the service finds the gateway
     * @param more arguments
     */
    ServiceProcess startService(String instance, URI endpoint, Path log, String... more) {
        String gatewayProperties = "--stowage.gateways." + GATEWAY_ID + ".";
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--stowage.registry=" + registry.url(),
                "--stowage.instance=" + instance,
                "--stowage.provisioning.billing-public-key=" + publicKey,
                "--stowage.provisioning.first-retry=500ms",
                "--stowage.provisioning.longest-retry=2s",
                // Kafka's shortest: what a killed instance held is free again after this time.
                "--spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms=6000",
                "--spring.cloud.stream.kafka.binder.consumer-properties.heartbeat.interval.ms=1000",
                gatewayProperties + "type=ostor",
                gatewayProperties + "dialect=" + gateway.dialect().name().toLowerCase(Locale.ROOT),
                gatewayProperties + "endpoint=" + endpoint,
                gatewayProperties + "access-key=" + gateway.systemKey().accessKeyId(),
                gatewayProperties + "secret-key=" + gateway.systemKey().secretAccessKey(),
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--logging.level.io.stowage=INFO"));
        arguments.addAll(List.of(more));
        return ServiceProcess.start(ProvisioningApplication.class, arguments, log);
    }

    private Future<?> send(Topic topic, String key, Object value) {
        return producer.send(new ProducerRecord<>(topic.name(), key, value));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        gateway.close();
        broker.close();
        registry.close();
    }
}
