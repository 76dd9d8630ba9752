package io.stowage.notification.stream;

import static io.stowage.notification.stream.Rig.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.MessageKind;
import io.stowage.contracts.RestrictionKind;
import io.stowage.contracts.WantedService;
import io.stowage.contracts.WhenFull;
import io.stowage.schemas.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From accounts and usage in Kafka to messages and restrictions, over the real thing. */
class NotificationOverKafkaTest {

    private final Rig rig = Rig.running();
    private final String subscription = name("sub");
    private final String plan = name("plan");

    @Test
    void accountIsToldAndRestrictedFromItsBeginningToItsEnd() {
        rig.plan(plan, WhenFull.RESTRICT);
        rig.account(subscription, plan, WantedService.ACTIVE);
        rig.happens(subscription, LifecycleKind.PROVISIONED, name("event"));
        rig.happens(subscription, LifecycleKind.SUPERSEDED, name("event"));
        awaitMessages(MessageKind.WELCOME);

        rig.stores(subscription, 850);
        awaitMessages(MessageKind.WELCOME, MessageKind.STORAGE_THRESHOLD);
        rig.stores(subscription, 1000);
        awaitMessages(MessageKind.WELCOME, MessageKind.STORAGE_THRESHOLD, MessageKind.FULL_RESTRICTED);
        assertThat(rig.restrictions(subscription)).containsExactly(RestrictionKind.RESTRICTED);

        rig.moves(subscription, 1, 5000);
        rig.awaitHandled();
        rig.stores(subscription, 100);
        awaitMessages(
                MessageKind.WELCOME,
                MessageKind.STORAGE_THRESHOLD,
                MessageKind.FULL_RESTRICTED,
                MessageKind.TRAFFIC_THRESHOLD,
                MessageKind.RESTORED);
        assertThat(rig.restrictions(subscription)).containsExactly(RestrictionKind.RESTRICTED, RestrictionKind.NONE);

        rig.send(TopicCatalogue.ACCOUNTS, subscription, null);
        await().atMost(Duration.ofSeconds(60)).until(() -> rig.isForgotten(subscription));
        assertThat(rig.raw(TopicCatalogue.NOTIFICATION_DEAD_LETTERS))
                .noneMatch(found -> Objects.equals(found.key(), subscription));
    }

    @Test
    void operatorsWordHoldsUntilItIsRemoved() {
        rig.plan(plan, WhenFull.SUSPEND);
        rig.account(subscription, plan, WantedService.ACTIVE);
        rig.operatorSays(subscription, RestrictionKind.NONE);
        rig.awaitHandled();

        rig.stores(subscription, 1001);
        awaitMessages(MessageKind.FULL);
        rig.send(TopicCatalogue.RESTRICTION_ORDERS, subscription, null);

        awaitMessages(MessageKind.FULL, MessageKind.FULL_SUSPENDED);
        assertThat(rig.restrictions(subscription)).containsExactly(RestrictionKind.NONE, RestrictionKind.SUSPENDED);
    }

    @Test
    void newVersionOfAPlanReachesItsSubscriptions() {
        rig.plan(plan, WhenFull.NOTIFY);
        rig.account(subscription, plan, WantedService.ACTIVE);
        rig.stores(subscription, 1000);
        awaitMessages(MessageKind.FULL);

        rig.plan(plan, WhenFull.RESTRICT);

        awaitMessages(MessageKind.FULL, MessageKind.FULL_RESTRICTED);
    }

    @Test
    void replayOfEverythingTellsNothingAgain() {
        rig.plan(plan, WhenFull.RESTRICT);
        rig.account(subscription, plan, WantedService.ACTIVE);
        rig.happens(subscription, LifecycleKind.PROVISIONED, name("event"));
        for (long bytes : List.of(850L, 1000L, 100L, 950L)) {
            rig.stores(subscription, bytes);
        }
        rig.moves(subscription, 1, 9000);
        rig.awaitHandled();
        List<MessageKind> told = rig.messages(subscription);
        List<RestrictionKind> restrictions = rig.restrictions(subscription);
        assertThat(told).hasSize(6).contains(MessageKind.WELCOME, MessageKind.RESTORED, MessageKind.TRAFFIC_THRESHOLD);

        rig.stopService();
        rig.replayEverything();
        rig.startService();
        rig.awaitHandled();

        assertThat(rig.messages(subscription)).isEqualTo(told);
        assertThat(rig.restrictions(subscription)).isEqualTo(restrictions);
    }

    @Test
    void killedAgainAndAgainTellsEachCustomerOnce() throws Exception {
        String prefix = name("crash");
        rig.plan(plan, WhenFull.RESTRICT);
        rig.awaitHandled();
        rig.stopService();
        int customers = 300;
        try {
            ServiceProcess process = ServiceProcess.start();
            for (int round = 0; round < 3; round++) {
                for (int i = round * 100; i < (round + 1) * 100; i++) {
                    rig.account(prefix + i, plan, WantedService.ACTIVE);
                    rig.stores(prefix + i, 1000);
                }
                int expected = round * 100 + 20;
                await().atMost(Duration.ofSeconds(120))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> rig.messagesBySubscription(prefix).size() >= expected);
                process.kill();
                process = ServiceProcess.start();
            }
            process.kill();
        } finally {
            rig.startService();
        }
        rig.awaitHandled();

        Map<String, Long> told = rig.messagesBySubscription(prefix);
        assertThat(told.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, customers).mapToObj(i -> prefix + i).toList());
        assertThat(told.values()).containsOnly(1L);
        assertThat(rig.messagesById(prefix)).hasSize(customers);
    }

    private void awaitMessages(MessageKind... kinds) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(rig.messages(subscription)).containsExactly(kinds));
    }
}
