package io.stowage.provisioning.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import io.stowage.events.Emission;
import io.stowage.events.kafka.SharedTopics;
import io.stowage.provisioning.identity.ClaimedName;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.RecordSerializer;
import io.stowage.schemas.topics.TopicCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Claims of two instances. */
class ClaimsTopicTest {

    private final SharedTopics topics = Rig.running().bean(SharedTopics.class);
    private final ClaimsTopic first = new ClaimsTopic(topics, Clock.systemUTC());
    private final ClaimsTopic second = new ClaimsTopic(topics, Clock.systemUTC());
    private final String email = "jane-" + UUID.randomUUID() + "@example.com";

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void nameIsOnesUntilItsEndIsRememberedAndEveryInstanceKnows() {
        assertThat(first.claim("west", email, "sub-1")).isEqualTo("sub-1");
        assertThat(first.claim("west", email, "sub-1")).as("again").isEqualTo("sub-1");
        assertThat(second.claim("west", email, "sub-1")).as("elsewhere").isEqualTo("sub-1");
        assertThat(second.claim("west", email, "sub-2")).isEqualTo("sub-1");
        assertThat(second.claim("west", email.toUpperCase(Locale.ROOT), "sub-2"))
                .isEqualTo("sub-1");
        assertThat(second.claim("east", email, "sub-2")).isEqualTo("sub-2");

        KafkaProducer<byte[], byte[]> ending = transaction();
        ending.send(givenBack("sub-1"));
        ending.commitTransaction();
        ending.close();

        assertThat(first.claim("west", email, "sub-3")).isEqualTo("sub-3");
        assertThat(second.claim("west", email, "sub-2")).isEqualTo("sub-3");
    }

    @Test
    void shareIsKnownToEveryInstanceUntilItIsGivenBack() {
        first.share("west", email, "sub-1");
        second.share("west", email, "sub-2");

        assertThat(first.holders("west", email)).containsExactlyInAnyOrder("sub-1", "sub-2");

        second.release("west", email, "sub-1");
        second.release("west", email, "sub-1");

        assertThat(first.holders("west", email)).containsExactly("sub-2");
    }

    @Test
    void nameComesBackWithTheCommitThatRemembersTheEndAndWhoClaimsItMeanwhileWaits() throws Exception {
        first.claim("west", email, "sub-1");
        KafkaProducer<byte[], byte[]> ending = transaction();
        ending.send(givenBack("sub-1")).get();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> owner = threads.submit(() -> second.claim("west", email, "sub-2"));
            await().atMost(Duration.ofSeconds(30)).until(() -> appended() >= 3);
            await().during(Duration.ofSeconds(1)).until(() -> !owner.isDone());
            ending.commitTransaction();

            assertThat(owner.get()).isEqualTo("sub-2");
        }
        ending.close();
    }

    @Test
    void nameStaysWhereItsEndIsRolledBack() throws Exception {
        first.claim("west", email, "sub-1");
        KafkaProducer<byte[], byte[]> ending = transaction();
        ending.send(givenBack("sub-1")).get();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> owner = threads.submit(() -> second.claim("west", email, "sub-2"));
            await().atMost(Duration.ofSeconds(30)).until(() -> appended() >= 3);
            await().during(Duration.ofSeconds(1)).until(() -> !owner.isDone());
            ending.abortTransaction();

            assertThat(owner.get()).isEqualTo("sub-1");
        }
        ending.close();
    }

    @Test
    void ofManyWhoClaimAtOnceAllAgreeOnOne() throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 40; number++) {
                ClaimsTopic instance = number % 2 == 0 ? first : second;
                String subscription = "sub-" + number;
                answers.add(threads.submit(() -> {
                    String owner = instance.claim("west", email, subscription);
                    return owner.equals(subscription) ? "owns it" : owner;
                }));
            }
        }

        List<String> owners = new ArrayList<>();
        for (Future<String> answer : answers) {
            owners.add(answer.get());
        }
        assertThat(owners).containsOnlyOnce("owns it");
        String owner = "sub-" + owners.indexOf("owns it");
        owners.remove("owns it");
        assertThat(owners).hasSize(39).containsOnly(owner);
    }

    @Test
    void newInstanceKnowsTheClaimsOfTheOthers() {
        first.claim("west", email, "sub-1");

        try (ClaimsTopic third = new ClaimsTopic(topics, Clock.systemUTC())) {
            assertThat(third.claim("west", email, "sub-2")).isEqualTo("sub-1");
        }
    }

    @Test
    void addressesAreNotInTheLog() {
        first.claim("west", email, "sub-of-" + email.hashCode());

        assertThat(Rig.running().everything(TopicCatalogue.IDENTITY_CLAIMS))
                .isNotEmpty()
                .noneMatch(claim ->
                        claim.key().contains("jane") || new String(claim.value(), ISO_8859_1).contains("example.com"));
    }

    /** As the stream sends it. */
    private ProducerRecord<byte[], byte[]> givenBack(String subscription) {
        Emission emission = ClaimsTopic.givenBack(new ClaimedName("west", email), subscription, Instant.now());
        byte[] value;
        try (RecordSerializer serializer = new RecordSerializer()) {
            serializer.configure(AvroSerde.configured().producerProperties(TestRegistry.url()), false);
            value = serializer.serialize(emission.topic().name(), emission.value());
        }
        return new ProducerRecord<>(
                emission.topic().name(), emission.key().orElseThrow().getBytes(UTF_8), value);
    }

    private static KafkaProducer<byte[], byte[]> transaction() {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                TestKafka.bootstrapServers(),
                "transactional.id",
                UUID.randomUUID().toString());
        var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        return producer;
    }

    /** Entries about this test's name, committed or not. */
    private long appended() {
        String hash = new String(givenBack("any").key(), UTF_8);
        return Rig.written(TopicCatalogue.IDENTITY_CLAIMS).stream()
                .filter(entry -> entry.key().equals(hash))
                .count();
    }
}
