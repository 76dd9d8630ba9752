package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.contracts.IdentityClaim;
import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import io.stowage.events.Outage;
import io.stowage.schemas.serde.AvroSerde;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WholeTopicTest {

    private final TestStream topics = new TestStream(3);
    private final List<String> taken = new ArrayList<>();
    private final AtomicInteger outages = new AtomicInteger();

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void readsEverythingOnceAndOnFromThere() {
        try (WholeTopic<IdentityClaim> topic = open()) {
            topics.send("a", "1");
            topics.send("b", "1");
            topic.readToEnd();
            topics.send("a", "2");
            topics.sendBytes("b", null);
            topic.readToEnd();
            topic.readToEnd();
        }

        assertThat(taken).containsExactlyInAnyOrder("a=1", "b=1", "a=2", "b=");
    }

    @Test
    void unreadableValueIsLeftOut() {
        topics.sendBytes("a", "no avro".getBytes(UTF_8));
        topics.send("a", "1");
        try (WholeTopic<IdentityClaim> topic = open()) {
            topic.readToEnd();
        }

        assertThat(taken).containsExactly("a=1");
    }

    @Test
    void nothingIsLostWhenAnOutageStrikesInTheMiddle() {
        for (int number = 0; number < 10; number++) {
            topics.send(new ProducerRecord<>(
                    topics.events.name(), number % 3, "key".getBytes(UTF_8), topics.bytes(Integer.toString(number))));
        }
        try (WholeTopic<IdentityClaim> topic = open()) {
            outages.set(4);
            while (outages.get() > 0) {
                assertThatExceptionOfType(Outage.class).isThrownBy(topic::readToEnd);
            }
            topic.readToEnd();
        }

        assertThat(taken)
                .as("once each, those of a partition in order")
                .containsExactlyInAnyOrder(
                        "key=0", "key=1", "key=2", "key=3", "key=4", "key=5", "key=6", "key=7", "key=8", "key=9")
                .containsSubsequence("key=0", "key=3", "key=6", "key=9");
    }

    /** Two are taken between one outage and the next. */
    private WholeTopic<IdentityClaim> open() {
        int[] since = {0};
        return new WholeTopic<>(
                topics.events,
                IdentityClaim.class,
                new RecordFormat(AvroSerde.configured(), TestRegistry.url()),
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "enable.auto.commit", false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer()),
                (key, value) -> {
                    if (outages.get() > 0 && since[0]++ == 2) {
                        since[0] = 0;
                        outages.decrementAndGet();
                        throw new Outage("the registry is away", new IllegalStateException());
                    }
                    taken.add(key + "="
                            + value.map(IdentityClaim::getSubscriptionId).orElse(""));
                });
    }
}
