package io.stowage.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.IdentityClaim;
import io.stowage.contracts.PlanDefinition;
import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import io.stowage.schemas.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.pulsar.kafka.shade.avro.generic.GenericData;
import org.apache.pulsar.kafka.shade.avro.generic.GenericRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Real broker, real registry; Confluent's own client is the witness, and is switched to by configuration alone. */
class WireFormatTest {

    @Test
    void carriesRecordsAndPlainBytesInOneTransaction() {
        String plans = TestKafka.newTopic("plans", 1);
        SchemaRegistration.register(TestRegistry.url(), List.of(Contracts.topic(plans, PlanDefinition.SCHEMA$)));
        String deadLetters = TestKafka.newTopic("dead-letters", 1);

        Map<String, Object> settings = new HashMap<>(AvroSerde.configured().producerProperties(TestRegistry.url()));
        settings.put("bootstrap.servers", TestKafka.bootstrapServers());
        settings.put("transactional.id", plans);
        settings.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        try (KafkaProducer<String, Object> producer = new KafkaProducer<>(settings)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(plans, "gold", Contracts.plan("gold")));
            producer.send(new ProducerRecord<>(plans, "gold", null));
            producer.send(new ProducerRecord<>(deadLetters, "gold", new byte[] {7, 7}));
            producer.commitTransaction();
        }

        assertThat(read(plans, 2))
                .extracting(String::valueOf)
                .containsExactly(Contracts.plan("gold").toString(), "null");
        assertThat(read(deadLetters, 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.bytes()).containsExactly(7, 7));
    }

    @Test
    void writesWhatConfluentsClientReads() throws Exception {
        Topic topic = Contracts.topicOf(IdentityClaim.SCHEMA$);
        SchemaRegistration.register(TestRegistry.url(), List.of(topic));
        IdentityClaim claim = IdentityClaim.newBuilder()
                .setSubscriptionId("s-1")
                .setClaimedAt(Instant.parse("2026-02-03T04:05:06.123456Z"))
                .build();

        Map<String, Object> confluent =
                AvroSerde.named("confluent-shaded").consumerProperties(TestRegistry.confluentApi());
        try (RecordSerializer ours = serializer("apicurio", TestRegistry.url());
                Deserializer<?> theirs =
                        Utils.newInstance((String) confluent.get(RecordReader.DELEGATE), Deserializer.class)) {
            theirs.configure(confluent, false);
            GenericRecord read = (GenericRecord) theirs.deserialize(topic.name(), ours.serialize(topic.name(), claim));

            assertThat(read.getSchema().getFullName()).isEqualTo("io.stowage.contracts.IdentityClaim");
            assertThat(read.get("subscriptionId").toString()).isEqualTo("s-1");
            assertThat(read.get("claimedAt")).isEqualTo(1_770_091_506_123_456L);
        }
    }

    @Test
    void readsWhatConfluentsClientWrites() {
        Topic topic = Contracts.topicOf(IdentityClaim.SCHEMA$);
        SchemaRegistration.register(TestRegistry.url(), List.of(topic));
        GenericRecord claim = new GenericData.Record(
                new org.apache.pulsar.kafka.shade.avro.Schema.Parser().parse(IdentityClaim.SCHEMA$.toString()));
        claim.put("subscriptionId", "s-1");
        claim.put("released", true);
        claim.put("claimedAt", 1_770_091_506_123_456L);

        try (Serializer<Object> theirs = serializer("confluent-shaded", TestRegistry.confluentApi());
                RecordReader ours = new RecordReader()) {
            ours.configure(AvroSerde.named("apicurio").consumerProperties(TestRegistry.url()), false);

            assertThat(ours.deserialize(topic.name(), theirs.serialize(topic.name(), claim)))
                    .isEqualTo(IdentityClaim.newBuilder()
                            .setSubscriptionId("s-1")
                            .setReleased(true)
                            .setClaimedAt(Instant.parse("2026-02-03T04:05:06.123456Z"))
                            .build());
        }
    }

    private static RecordSerializer serializer(String client, String registryUrl) {
        RecordSerializer serializer = new RecordSerializer();
        serializer.configure(AvroSerde.named(client).producerProperties(registryUrl), false);
        return serializer;
    }

    private static List<Object> read(String topic, int count) {
        Map<String, Object> settings = new HashMap<>(AvroSerde.configured().consumerProperties(TestRegistry.url()));
        settings.put("bootstrap.servers", TestKafka.bootstrapServers());
        settings.put("isolation.level", "read_committed");
        settings.put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        List<Object> values = new ArrayList<>();
        try (KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (ConsumerRecord<String, Object> each : consumer.poll(Duration.ofMillis(200))) {
                    values.add(each.value());
                }
                return values.size() >= count;
            });
        }
        return values;
    }
}
