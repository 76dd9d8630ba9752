package io.stowage.documentation;

import static io.stowage.schemas.topics.TopicCatalogue.USAGE_OPERATIONS;
import static io.stowage.schemas.topics.TopicCatalogue.USAGE_STORAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.architecture.JavaSources;
import io.stowage.contracts.OperationsUsage;
import io.stowage.contracts.StorageMeasurement;
import io.stowage.contracts.StorageUsage;
import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.TopicsOnKafka;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The reader on the page for analytics reads what is written. */
class AnalyticsPageTest {

    private static final String REGISTRY = TestRegistry.url() + "/apis/ccompat/v7";

    private final String subscription = "sub-" + UUID.randomUUID();
    private Path directory;

    @BeforeEach
    void compileProgram(@TempDir Path directory) throws Exception {
        this.directory = directory;
        Files.writeString(
                directory.resolve("SumUsage.java"), Page.named("analytics.md").program("SumUsage.java"));
        JavaSources.compile(directory);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            TopicsOnKafka.apply(admin, List.of(USAGE_OPERATIONS, USAGE_STORAGE));
        }
        SchemaRegistration.register(TestRegistry.url(), List.of(USAGE_OPERATIONS, USAGE_STORAGE));
    }

    @Test
    void addsUpWhatIsCommittedByDayCorrectionsIncluded() throws Exception {
        try (Producer<String, Object> producer = producer(Map.of("transactional.id", subscription))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(operations(usage("2026-11-20T23:45:00Z", 10, 1_000)));
            producer.send(operations(usage("2026-11-21T00:00:00Z", 3, 500)));
            producer.send(stored("2026-11-20T12:00:00Z", "1000.500000"));
            producer.send(stored("2026-11-20T13:00:00Z", "0.000001"));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(operations(usage("2026-11-20T23:45:00Z", 10, 1_000)));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(operations(usage("2026-11-20T23:45:00Z", -2, -300).setCorrects("the first")));
            producer.send(operations(usage("2026-11-20T23:45:00Z", 5, 5).setSubscriptionId(null)));
            producer.commitTransaction();
        }

        assertThat(sums())
                .containsExactly(
                        subscription + ",2026-11-20,8,0,700,1000.500001", subscription + ",2026-11-21,3,0,500,0");
    }

    @Test
    void readsAVersionWithMoreFields() throws Exception {
        Schema newer = new Schema.Parser()
                .parse(OperationsUsage.SCHEMA$.toString().replaceFirst("\"fields\":\\[", "\"fields\":[" + NEW_FIELD));
        OperationsUsage known = usage("2026-11-20T10:00:00Z", 4, 40).build();
        GenericRecord usage = new GenericData.Record(newer);
        OperationsUsage.SCHEMA$.getFields().forEach(field -> usage.put(field.name(), plain(known.get(field.pos()))));
        usage.put("copies", 7L);
        try (Producer<String, Object> producer = producer(Map.of())) {
            producer.send(new ProducerRecord<>(USAGE_OPERATIONS.name(), "west/u1", bytes(newer, usage)))
                    .get();
        }

        assertThat(sums()).containsExactly(subscription + ",2026-11-20,4,0,40,0");
    }

    private static final String NEW_FIELD = "{\"name\":\"copies\",\"type\":\"long\",\"default\":0},";

    private static Object plain(Object value) {
        return value instanceof Instant time ? time.getEpochSecond() * 1_000_000 : value;
    }

    /** In the registry's format, with the id of a schema that is registered for something else. */
    private byte[] bytes(Schema schema, GenericRecord usage) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(5).put((byte) 0).putInt(register(schema)).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(usage, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static int register(Schema schema) throws Exception {
        String body = JsonMapper.shared().writeValueAsString(Map.of("schema", schema.toString()));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(REGISTRY + "/subjects/" + UUID.randomUUID() + "/versions"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return JsonMapper.shared().readTree(answer.body()).get("id").asInt();
        }
    }

    private OperationsUsage.Builder usage(String windowStart, long gets, long downloadedBytes) {
        return OperationsUsage.newBuilder()
                .setRecordId(UUID.randomUUID().toString())
                .setGatewayId("west")
                .setObjectName("object")
                .setServiceId("8a")
                .setWindowStart(Instant.parse(windowStart))
                .setWindowSeconds(1800)
                .setBucket("photos")
                .setBucketEpoch(0)
                .setUserId("u1")
                .setTag("")
                .setSubscriptionId(subscription)
                .setPuts(0)
                .setGets(gets)
                .setLists(0)
                .setOthers(0)
                .setUploadedBytes(0)
                .setDownloadedBytes(downloadedBytes)
                .setCollectedAt(Instant.parse(windowStart));
    }

    private static ProducerRecord<String, Object> operations(OperationsUsage.Builder usage) {
        return new ProducerRecord<>(USAGE_OPERATIONS.name(), "west/u1", usage.build());
    }

    private ProducerRecord<String, Object> stored(String until, String byteHours) {
        StorageUsage usage = StorageUsage.newBuilder()
                .setRecordId(UUID.randomUUID().toString())
                .setGatewayId("west")
                .setUserId("u1")
                .setSubscriptionId(subscription)
                .setUntil(Instant.parse(until))
                .setStorage(StorageMeasurement.EXACT_INTEGRAL)
                .setBytes(0)
                .setHourMaximumBytes(0)
                .setByteHours(new BigDecimal(byteHours))
                .setBuckets(List.of())
                .build();
        return new ProducerRecord<>(USAGE_STORAGE.name(), subscription, usage);
    }

    private static Producer<String, Object> producer(Map<String, String> more) {
        Map<String, Object> properties = AvroSerde.configured().producerProperties(TestRegistry.url());
        properties.put("bootstrap.servers", TestKafka.bootstrapServers());
        properties.put("key.serializer", StringSerializer.class.getName());
        properties.putAll(more);
        return new KafkaProducer<>(properties);
    }

    private List<String> sums() throws Exception {
        Properties client = new Properties();
        client.put("bootstrap.servers", TestKafka.bootstrapServers());
        try (URLClassLoader program = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            Object lines = program.loadClass("SumUsage")
                    .getMethod("sum", Properties.class, String.class)
                    .invoke(null, client, REGISTRY);
            return ((List<?>) lines)
                    .stream()
                            .map(Object::toString)
                            .filter(line -> line.startsWith(subscription))
                            .toList();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
