package io.stowage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

    @TempDir
    private Path directory;

    @Test
    void keepsCommittedTransactionsOverARestartAndHidesAbortedOnes() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            createOrders(broker);
            try (KafkaProducer<String, String> producer = transactionalProducer(broker)) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(ORDERS.topic(), "s-1", "committed"));
                producer.commitTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(ORDERS.topic(), "s-1", "aborted"));
                producer.flush();
                producer.abortTransaction();
            }
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            assertThat(committedValues(broker)).containsExactly("committed");
        }
    }

    @Test
    void runsBesideAnotherBroker(@TempDir Path other) throws Exception {
        try (EmbeddedBroker first = EmbeddedBroker.start(directory, 0);
                EmbeddedBroker second = EmbeddedBroker.start(other, 0)) {
            createOrders(first);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", second.bootstrapServers()))) {
                assertThat(admin.listTopics().names().get()).isEmpty();
            }
        }
    }

    @Test
    void namesThePortThatIsInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> EmbeddedBroker.start(directory, other.getLocalPort()))
                    .withMessageStartingWith("port " + other.getLocalPort() + " is in use");
        }
    }

    @Test
    void keepsASecondBrokerOffItsDirectoryAndGoesOn() throws Exception {
        try (EmbeddedBroker running = EmbeddedBroker.start(directory, 0)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> EmbeddedBroker.start(directory, 0))
                    .withMessageContainingAll(directory.toString(), "in use by another broker");

            createOrders(running);
        }
        try (EmbeddedBroker next = EmbeddedBroker.start(directory, 0)) {
            assertThat(committedValues(next)).isEmpty();
        }
    }

    @Test
    void closesTwiceWithoutHarm() {
        EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
        broker.close();
        broker.close();
    }

    private static void createOrders(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(ORDERS.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static KafkaProducer<String, String> transactionalProducer(EmbeddedBroker broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "orders-writer"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static List<String> committedValues(EmbeddedBroker broker) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(ORDERS));
            consumer.seekToBeginning(List.of(ORDERS));
            long end = consumer.endOffsets(List.of(ORDERS)).get(ORDERS);
            List<String> values = new ArrayList<>();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> values.add(each.value()));
                return consumer.position(ORDERS) >= end;
            });
            return values;
        }
    }
}
