package io.stowage.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stowage.contracts.IdentityClaim;
import io.stowage.contracts.PlanDefinition;
import io.stowage.embedded.TestRegistry;
import io.stowage.events.Outage;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.Topic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecordFormatTest {

    /** Nobody listens there: port 1 is reserved. */
    private static final String NO_REGISTRY = "http://127.0.0.1:1";

    private static Topic topic;

    private final IdentityClaim sound = new IdentityClaim("sub-1", false, Instant.EPOCH);
    /** Microseconds since 1970 do not reach that far. */
    private final IdentityClaim unsound = new IdentityClaim("sub-1", false, Instant.MAX);

    @BeforeAll
    static void register() {
        topic = TestStream.topic("format", 1, true);
        SchemaRegistration.register(TestRegistry.url(), List.of(topic));
    }

    @Test
    void recordIsReadAsItWasWritten() {
        try (RecordFormat format = new RecordFormat(AvroSerde.configured(), TestRegistry.url())) {
            assertThat(format.read(topic, IdentityClaim.class, format.write(topic, sound)))
                    .isEqualTo(new RecordFormat.Readable<>(sound));
        }
    }

    @Test
    void bytesThatAreNoRecordOfTheTypeAreNotReadable() {
        try (RecordFormat format = new RecordFormat(AvroSerde.configured(), TestRegistry.url())) {
            assertThat(format.read(topic, IdentityClaim.class, "hello".getBytes()))
                    .isInstanceOf(RecordFormat.NotReadable.class);
            assertThat(format.read(topic, PlanDefinition.class, format.write(topic, sound)))
                    .isEqualTo(new RecordFormat.NotReadable<>("it is no PlanDefinition"));
        }
    }

    @Test
    void valueThatCanNeverBeWrittenIsNoOutage() {
        for (String registry : List.of(TestRegistry.url(), NO_REGISTRY)) {
            try (RecordFormat format = new RecordFormat(AvroSerde.configured(), registry)) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> format.write(topic, unsound))
                        .withMessageContaining(topic.name());
            }
        }
    }

    @Test
    void registryThatCannotBeAskedIsAnOutage() {
        byte[] written;
        try (RecordFormat format = new RecordFormat(AvroSerde.configured(), TestRegistry.url())) {
            written = format.write(topic, sound);
        }
        try (RecordFormat format = new RecordFormat(AvroSerde.configured(), NO_REGISTRY)) {
            assertThatExceptionOfType(Outage.class).isThrownBy(() -> format.write(topic, sound));
            assertThatExceptionOfType(Outage.class).isThrownBy(() -> format.read(topic, IdentityClaim.class, written));
        }
    }
}
