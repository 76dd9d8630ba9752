package io.stowage.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.stowage.contracts.PlanDefinition;
import io.stowage.embedded.EmbeddedRegistry;
import io.stowage.embedded.TestRegistry;
import io.stowage.schemas.serde.Unreadable.Kind;
import io.stowage.schemas.topics.Topic;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    private final Topic topic = Contracts.topicOf(PlanDefinition.SCHEMA$);

    @Test
    void readsWhatTheSerializerWrote() {
        try (RecordReader reader = reader("apicurio", TestRegistry.url())) {
            assertThat(reader.deserialize(topic.name(), new RecordHeaders(), written(TestRegistry.url())))
                    .hasToString(Contracts.plan("gold").toString());
        }
    }

    @Test
    void readsARemovedKeyAsNull() {
        try (RecordReader reader = reader("apicurio", TestRegistry.url())) {
            assertThat(reader.deserialize(topic.name(), new RecordHeaders(), (byte[]) null))
                    .isNull();
        }
    }

    static Stream<Arguments> bytesThatAreNoRecord() {
        return Stream.of(
                Arguments.of("empty", new byte[0], Kind.WRONG_FORMAT),
                Arguments.of("four bytes", new byte[] {0, 0, 0, 1}, Kind.WRONG_FORMAT),
                Arguments.of("JSON", "{\"planId\":\"gold\"}".getBytes(StandardCharsets.UTF_8), Kind.WRONG_FORMAT),
                Arguments.of("wrong magic byte", new byte[] {1, 0, 0, 0, 1, 2}, Kind.WRONG_FORMAT),
                Arguments.of("unknown id", withId(2_000_000_000), Kind.UNKNOWN_SCHEMA),
                Arguments.of("negative id", withId(-1), Kind.UNKNOWN_SCHEMA));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bytesThatAreNoRecord")
    void returnsBytesThatAreNoRecordWithTheReason(String what, byte[] bytes, Kind kind) {
        for (String client : List.of("apicurio", "confluent-shaded")) {
            try (RecordReader reader = reader(client, address(client))) {
                assertThat(reader.deserialize(topic.name(), new RecordHeaders(), bytes))
                        .as(client)
                        .isInstanceOfSatisfying(Unreadable.class, unreadable -> {
                            assertThat(unreadable.kind()).isEqualTo(kind);
                            assertThat(unreadable.bytes()).isSameAs(bytes);
                        });
            }
        }
    }

    /** With the schema in the client's cache and without. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void returnsATruncatedRecord(boolean known) {
        byte[] whole = written(TestRegistry.url());
        byte[] truncated = Arrays.copyOf(whole, whole.length - 3);
        for (String client : List.of("apicurio", "confluent-shaded")) {
            try (RecordReader reader = reader(client, address(client))) {
                if (known) {
                    reader.deserialize(topic.name(), new RecordHeaders(), whole);
                }
                assertThat(reader.deserialize(topic.name(), new RecordHeaders(), truncated))
                        .as(client)
                        .isInstanceOfSatisfying(Unreadable.class, unreadable -> {
                            assertThat(unreadable.kind()).isEqualTo(Kind.NOT_OF_SCHEMA);
                            assertThat(unreadable.toString())
                                    .contains("PlanDefinition")
                                    .doesNotContain("Gold");
                        });
            }
        }
    }

    /** Lengths inside a broken record can say anything: none may cost the memory that they ask for. */
    @Test
    void survivesBrokenRecordsOfAllKinds() {
        byte[] whole = written(TestRegistry.url());
        Random random = new Random(20261121);
        // A text of 1.5 gigabytes, it says.
        byte[] hugeText = ByteBuffer.allocate(11)
                .put(whole, 0, 5)
                .put(HexFormat.of().parseHex("80bcc1960b" + "78"))
                .array();
        try (RecordReader reader = reader("apicurio", TestRegistry.url())) {
            assertThat(reader.deserialize(topic.name(), new RecordHeaders(), hugeText))
                    .isInstanceOf(Unreadable.class);
            for (int i = 0; i < 5_000; i++) {
                byte[] noise = new byte[random.nextInt(40)];
                random.nextBytes(noise);
                byte[] broken = ByteBuffer.allocate(5 + noise.length)
                        .put(whole, 0, 5)
                        .put(noise)
                        .array();
                assertThat(reader.deserialize(topic.name(), new RecordHeaders(), broken))
                        .as(HexFormat.of().formatHex(broken))
                        .isInstanceOfAny(Unreadable.class, PlanDefinition.class);
            }
        }
    }

    static Stream<Schema> schemasThatAreNoContract() {
        return Stream.of(
                Schema.create(Schema.Type.STRING),
                SchemaBuilder.record("Stranger")
                        .namespace("com.example")
                        .fields()
                        .endRecord(),
                // A class that exists and must never be made from what a record says.
                SchemaBuilder.record("ProcessBuilder")
                        .namespace("java.lang")
                        .fields()
                        .endRecord());
    }

    @ParameterizedTest
    @MethodSource("schemasThatAreNoContract")
    void returnsARecordOfASchemaThatIsNoContract(Schema schema) {
        int id = new RegistryApi(TestRegistry.confluentApi())
                .register(Contracts.topicOf(schema).subject(), schema);
        try (RecordReader reader = reader("apicurio", TestRegistry.url())) {
            assertThat(reader.deserialize(topic.name(), new RecordHeaders(), withId(id)))
                    .isInstanceOfSatisfying(
                            Unreadable.class,
                            unreadable -> assertThat(unreadable.kind()).isEqualTo(Kind.NOT_OF_SCHEMA));
        }
    }

    /** Neither a sound record nor a broken one may be put aside while nobody can tell which it is. */
    @Test
    void throwsWhileTheRegistryIsDownAndGoesOnReadingWhatItKnows(@TempDir Path directory) {
        byte[] record;
        RecordReader knowing;
        RecordReader fresh;
        try (EmbeddedRegistry registry = EmbeddedRegistry.startInMemory(directory.resolve("registry.log"), 0)) {
            record = written(registry.url());
            knowing = reader("apicurio", registry.url());
            fresh = reader("apicurio", registry.url());
            knowing.deserialize(topic.name(), new RecordHeaders(), record);
        }
        try (knowing;
                fresh) {
            for (byte[] each : List.of(record, Arrays.copyOf(record, record.length - 3), withId(2_000_000_000))) {
                assertThatExceptionOfType(RegistryUnavailable.class)
                        .isThrownBy(() -> fresh.deserialize(topic.name(), new RecordHeaders(), each))
                        .withMessageContaining("http://127.0.0.1:");
            }
            assertThat(knowing.deserialize(topic.name(), new RecordHeaders(), record))
                    .hasToString(Contracts.plan("gold").toString());
        }
    }

    @Test
    void throwsWhenTheRegistryTakesTheCallAndNeverAnswers() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            WriterSchemas schemas = new WriterSchemas(
                    new RegistryApi("http://127.0.0.1:" + mute.getLocalPort(), Duration.ofMillis(200)));

            assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> schemas.of(1));
        }
    }

    /** What a client does whose own connection failed after the schema was found. */
    @Test
    void throwsTheClientsFailureOnASoundRecord() {
        byte[] sound = written(TestRegistry.url());
        IllegalStateException outage = new IllegalStateException("connection reset");

        assertThatIllegalStateException()
                .isThrownBy(() -> Diagnosis.of(sound, PlanDefinition.SCHEMA$, outage))
                .withMessage("connection reset");
    }

    private byte[] written(String registryUrl) {
        SchemaRegistration.register(registryUrl, List.of(topic));
        try (RecordSerializer serializer = new RecordSerializer()) {
            serializer.configure(AvroSerde.named("apicurio").producerProperties(registryUrl), false);
            return serializer.serialize(topic.name(), new RecordHeaders(), Contracts.plan("gold"));
        }
    }

    private static RecordReader reader(String client, String registryUrl) {
        RecordReader reader = new RecordReader();
        reader.configure(AvroSerde.named(client).consumerProperties(registryUrl), false);
        return reader;
    }

    private static String address(String client) {
        return client.equals("apicurio") ? TestRegistry.url() : TestRegistry.confluentApi();
    }

    private static byte[] withId(int id) {
        return ByteBuffer.allocate(8).put((byte) 0).putInt(id).array();
    }
}
