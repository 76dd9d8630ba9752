package io.stowage.provisioning.stream;

import static io.stowage.provisioning.stream.Rig.PLAN_WITHOUT_BUCKET;
import static io.stowage.provisioning.stream.Rig.newSubscription;
import static io.stowage.provisioning.stream.Rig.order;
import static io.stowage.provisioning.stream.Rig.placed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderTerminated;
import io.stowage.embedded.TestRegistry;
import io.stowage.schemas.deadletters.DeadLetterHeaders;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.RecordSerializer;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.simulator.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders that cannot be carried out are kept as they came, are told, and hold nothing up. */
class RejectedOrdersTest {

    private final Rig rig = Rig.running();
    private final String subscription = newSubscription();

    @AfterEach
    void endFaults() {
        rig.gateways.values().forEach(gateway -> gateway.faults().clear());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void rejectedOrderIsKeptAndToldAndTheNextOneGoesOn(String reasonClass, Function<String, OrderEvent> wrong) {
        OrderEvent order = wrong.apply(subscription);
        byte[] bytes = bytes(order);
        ProducerRecord<String, Object> sent = new ProducerRecord<>(TopicCatalogue.ORDERS.name(), subscription, bytes);
        sent.headers().add("ce_id", order.getEventId().getBytes(UTF_8));
        sent.headers().add("traceparent", new byte[] {0, -1, 7});
        Instant before = Instant.now();

        rig.send(sent);
        rig.order(placed(subscription, "virtuozzo", PLAN_WITHOUT_BUCKET));

        rig.awaitAccount(subscription, state -> state.getStatus() == AccountStatus.ACTIVE);
        ConsumerRecord<String, byte[]> dead = onlyDeadLetter();
        assertThat(dead.value()).isEqualTo(bytes);
        assertThat(dead.key()).isEqualTo(subscription);
        assertThat(dead.headers().lastHeader("traceparent").value()).isEqualTo(new byte[] {0, -1, 7});
        assertThat(header(dead, "ce_id")).isEqualTo(order.getEventId());
        assertThat(header(dead, DeadLetterHeaders.SERVICE)).isEqualTo("provisioning");
        assertThat(header(dead, DeadLetterHeaders.TOPIC)).isEqualTo("stowage.orders");
        assertThat(header(dead, DeadLetterHeaders.REASON_CLASS)).isEqualTo(reasonClass);
        assertThat(header(dead, DeadLetterHeaders.REASON)).isNotBlank();
        assertThat(header(dead, DeadLetterHeaders.ATTEMPTS)).isEqualTo("1");
        assertThat(Instant.parse(header(dead, DeadLetterHeaders.FIRST_FAILURE))).isAfterOrEqualTo(before);
        assertThat(dead.headers().lastHeader(DeadLetterHeaders.GATEWAY_REQUEST_ID))
                .isNull();
        assertThat(whereItLay(dead).value()).isEqualTo(bytes);
        assertThat(rig.<LifecycleEvent>records(TopicCatalogue.LIFECYCLE, subscription))
                .extracting(LifecycleEvent::getKind, LifecycleEvent::getOrderEventId)
                .startsWith(tuple(LifecycleKind.REJECTED, order.getEventId()))
                .hasSize(2);
    }

    static Stream<Arguments> rejectedOrderIsKeptAndToldAndTheNextOneGoesOn() {
        return Stream.of(
                wrong("unknown-plan", id -> placed(id, "virtuozzo", "no-such-plan")),
                wrong("unknown-gateway", id -> placed(id, "nowhere", PLAN_WITHOUT_BUCKET)),
                wrong("unusable-email", id -> placed(id, "virtuozzo", PLAN_WITHOUT_BUCKET, "jane at example.com")),
                wrong(
                        "unknown-subscription",
                        id -> order(id, OrderKind.SUSPENDED).build()),
                wrong("malformed-order", id -> order(id, OrderKind.PLACED).build()),
                wrong(
                        "malformed-order",
                        id -> order("another", OrderKind.SUSPENDED).build()));
    }

    @Test
    void nothingIsMadeAtTheGatewayForARejectedOrder() {
        rig.order(placed(subscription, "virtuozzo", "no-such-plan"));
        rig.order(placed(subscription, "acronis", PLAN_WITHOUT_BUCKET, "jane"));

        rig.awaitRecords(TopicCatalogue.LIFECYCLE, subscription, found -> found.size() == 2);

        assertThat(rig.users("virtuozzo", subscription)).isEmpty();
        assertThat(rig.users("acronis", subscription)).isEmpty();
        assertThat(rig.records(TopicCatalogue.ACCOUNTS, subscription)).isEmpty();
        assertThat(rig.records(TopicCatalogue.CREDENTIALS, subscription)).isEmpty();
    }

    @Test
    void bytesThatAreNoOrderAreKeptAndTheNextOneGoesOn() {
        byte[] bytes = {0, 1, 2, 3, 4, 5, 6, 7};
        rig.send(TopicCatalogue.ORDERS, subscription, bytes);
        rig.order(placed(subscription, "virtuozzo", PLAN_WITHOUT_BUCKET));

        rig.awaitAccount(subscription, state -> state.getStatus() == AccountStatus.ACTIVE);

        assertThat(onlyDeadLetter().value()).isEqualTo(bytes);
        assertThat(header(onlyDeadLetter(), DeadLetterHeaders.REASON_CLASS)).isEqualTo("unreadable");
    }

    @Test
    void timesBeyondReasonHoldNothingUp() {
        rig.order(order(subscription, OrderKind.TERMINATED)
                .setTerminated(OrderTerminated.newBuilder()
                        .setGraceSeconds(Long.MAX_VALUE / 1_000)
                        .build())
                .build());
        rig.order(placed(subscription, "virtuozzo", PLAN_WITHOUT_BUCKET));

        rig.awaitAccount(subscription, state -> state.getStatus() == AccountStatus.ACTIVE);
        assertThat(header(onlyDeadLetter(), DeadLetterHeaders.REASON_CLASS)).isEqualTo("malformed-order");
    }

    @Test
    void orderAtAnotherPartitionIsCarriedOutOnceAtItsHome() {
        int home = Utils.toPositive(Utils.murmur2(subscription.getBytes(UTF_8))) % TopicCatalogue.ORDERS.partitions();
        int elsewhere = (home + 5) % TopicCatalogue.ORDERS.partitions();
        OrderEvent order = placed(subscription, "virtuozzo", PLAN_WITHOUT_BUCKET);

        rig.send(new ProducerRecord<>(TopicCatalogue.ORDERS.name(), elsewhere, subscription, order));

        rig.awaitAccount(subscription, state -> state.getStatus() == AccountStatus.ACTIVE);
        assertThat(rig.raw(TopicCatalogue.ACCOUNTS, subscription))
                .singleElement()
                .satisfies(state -> assertThat(state.partition()).isEqualTo(home));
        assertThat(rig.raw(TopicCatalogue.ORDERS, subscription))
                .extracting(ConsumerRecord::partition)
                .containsExactlyInAnyOrder(elsewhere, home);
        assertThat(rig.users("virtuozzo", subscription)).hasSize(1);
        assertThat(rig.raw(TopicCatalogue.PROVISIONING_DEAD_LETTERS, subscription))
                .isEmpty();
    }

    @Test
    void orderThatTheGatewayRefusesIsKeptWithItsRequestIdAndCarriedOutLater() {
        rig.gateway("virtuozzo").faults().add(Fault.refuse("users.create", 409));
        OrderEvent order = placed(subscription, "virtuozzo", PLAN_WITHOUT_BUCKET);

        rig.order(order);

        AccountState failed = rig.awaitAccount(subscription, state -> state.getStatus() == AccountStatus.FAILED);
        assertThat(failed.getFailure().getReasonClass()).isEqualTo("rejected-by-gateway");
        assertThat(header(onlyDeadLetter(), DeadLetterHeaders.GATEWAY_REQUEST_ID))
                .isIn(rig.gateway("virtuozzo").calls().stream()
                        .map(call -> call.requestId())
                        .toList());
        rig.awaitAccount(subscription, state -> state.getFailure().getAttempts() > 1);
        onlyDeadLetter();

        rig.gateway("virtuozzo").faults().clear();

        AccountState healed = rig.awaitAccount(subscription, state -> state.getStatus() == AccountStatus.ACTIVE);
        assertThat(healed.getFailure()).isNull();
        assertThat(rig.<LifecycleEvent>records(TopicCatalogue.LIFECYCLE, subscription))
                .extracting(LifecycleEvent::getKind)
                .containsExactly(LifecycleKind.FAILED, LifecycleKind.PROVISIONED);
    }

    private ConsumerRecord<String, byte[]> onlyDeadLetter() {
        List<ConsumerRecord<String, byte[]>> dead = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> rig.raw(TopicCatalogue.PROVISIONING_DEAD_LETTERS, subscription),
                        found -> !found.isEmpty());
        assertThat(dead).hasSize(1);
        return dead.getFirst();
    }

    private ConsumerRecord<String, byte[]> whereItLay(ConsumerRecord<String, byte[]> dead) {
        return rig.raw(TopicCatalogue.ORDERS, subscription).stream()
                .filter(found -> found.partition() == Integer.parseInt(header(dead, DeadLetterHeaders.PARTITION)))
                .filter(found -> found.offset() == Long.parseLong(header(dead, DeadLetterHeaders.OFFSET)))
                .filter(found -> Instant.ofEpochMilli(found.timestamp())
                        .equals(Instant.parse(header(dead, DeadLetterHeaders.TIMESTAMP))))
                .findFirst()
                .orElseThrow();
    }

    private static Arguments wrong(String reasonClass, Function<String, OrderEvent> order) {
        return arguments(reasonClass, order);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static byte[] bytes(OrderEvent order) {
        try (RecordSerializer serializer = new RecordSerializer()) {
            serializer.configure(AvroSerde.configured().producerProperties(TestRegistry.url()), false);
            return serializer.serialize(TopicCatalogue.ORDERS.name(), order);
        }
    }
}
