package io.stowage.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.CredentialIssued;
import io.stowage.contracts.IssuedKey;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.OrderEvent;
import io.stowage.local.crash.HoldableGateway.Hold;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.simulator.admin.Dialect;
import io.stowage.simulator.state.Effect;
import io.stowage.simulator.state.KeyPair;
import io.stowage.simulator.state.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An instance stands still in the middle of a write to the gateway, for so long that another one takes over and finishes
 * the order. Then the held up write arrives after all, and the instance wakes up.
 */
class FrozenOwnerTest {

    private static final Path LOGS = Path.of("target", "crash");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Map<String, ServiceProcess> INSTANCES = new HashMap<>();

    @TempDir
    private static Path directory;

    private static Platform platform;
    private static HoldableGateway way;

    private final String subscription = "sub-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void startTwoInstances() {
        platform = new Platform(directory, Dialect.VIRTUOZZO, 1);
        way = new HoldableGateway(platform.gateway.endpoint());
        for (String instance : List.of("a", "b")) {
            INSTANCES.put(
                    instance,
                    platform.startService(
                            instance,
                            way.endpoint(),
                            LOGS.resolve("frozen-owner-" + instance + ".log"),
                            "--stowage.provisioning.second-look=6s",
                            "--spring.cloud.stream.kafka.binder.consumer-properties.client.id=" + instance));
        }
    }

    @AfterAll
    static void end() {
        INSTANCES.values().forEach(ServiceProcess::close);
        way.close();
        platform.close();
    }

    @BeforeEach
    void awaitBothAtWork() {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(failure -> failure.getCause() instanceof GroupIdNotFoundException)
                .until(() -> {
                    Map<String, List<Integer>> owned = partitionsByInstance();
                    return owned.keySet().equals(INSTANCES.keySet())
                            && owned.values().stream().mapToInt(List::size).sum() == TopicCatalogue.ORDERS.partitions();
                });
    }

    @Test
    void removesTheUserThatALateCreateDoubled() {
        Hold create = way.hold("PUT", "ostor-users");

        ServiceProcess frozen = freezeInTheMiddleOf(create, Story.placed(subscription, "one-key"));
        AccountState account = awaitAccount(AccountStatus.ACTIVE);
        create.release();
        await().atMost(LIMIT).until(() -> users().size() == 2);
        frozen.thaw();
        awaitBothAtWork();

        await().atMost(LIMIT).until(() -> users().size() == 1);
        assertThat(users().getFirst().id()).isEqualTo(account.getGatewayUserId());
        assertThatBillingHoldsTheKeys(1);
        assertThat(told()).containsExactly(LifecycleKind.PROVISIONED);
    }

    @Test
    void revokesTheKeyThatWasIssuedLate() {
        place();
        Hold issue = way.hold("POST", "genKey");

        ServiceProcess frozen = freezeInTheMiddleOf(issue, Story.keysRotated(subscription, 2, 0));
        awaitTold(LifecycleKind.KEYS_ROTATED);
        issue.release();
        await().atMost(LIMIT).until(() -> users().getFirst().keys().size() == 2);
        frozen.thaw();
        awaitBothAtWork();

        await().atMost(LIMIT).until(() -> users().getFirst().keys().size() == 1);
        assertThatBillingHoldsTheKeys(2);
        assertThat(told()).containsExactly(LifecycleKind.PROVISIONED, LifecycleKind.KEYS_ROTATED);
    }

    @Test
    void letsInTheCustomerWhomALateSuspensionLockedOut() {
        place();
        Hold disable = way.hold("POST", "disable");

        ServiceProcess frozen = freezeInTheMiddleOf(disable, Story.suspended(subscription, 2));
        awaitAccount(AccountStatus.SUSPENDED);
        platform.publish(List.of(Story.resumed(subscription, 3)));
        awaitAccount(AccountStatus.ACTIVE);
        disable.release();
        await().atMost(LIMIT).until(() -> !users().getFirst().enabled());
        frozen.thaw();
        awaitBothAtWork();

        await().atMost(LIMIT).until(() -> users().getFirst().enabled());
        assertThatBillingHoldsTheKeys(1);
        assertThat(told()).containsExactly(LifecycleKind.PROVISIONED, LifecycleKind.SUSPENDED, LifecycleKind.RESUMED);
    }

    @Test
    void writesNothingMoreWhenItWakesUp() {
        place();
        Hold disable = way.hold("POST", "disable");

        ServiceProcess frozen = freezeInTheMiddleOf(disable, Story.suspended(subscription, 2));
        awaitAccount(AccountStatus.SUSPENDED);
        platform.publish(List.of(Story.resumed(subscription, 3)));
        awaitAccount(AccountStatus.ACTIVE);
        frozen.thaw();
        awaitBothAtWork();

        assertThat(platform.gateway.effects(0))
                .filteredOn(effect -> effect.email().equals(Story.userName(subscription)))
                .extracting(Effect::call)
                .as("the other one's writes alone")
                .containsExactly("users.create", "users.disable", "users.enable");
        assertThat(told()).containsExactly(LifecycleKind.PROVISIONED, LifecycleKind.SUSPENDED, LifecycleKind.RESUMED);
        disable.release();
    }

    private void place() {
        platform.publish(List.of(Story.placed(subscription, "one-key")));
        awaitAccount(AccountStatus.ACTIVE);
    }

    private void assertThatBillingHoldsTheKeys(int handedOut) {
        assertThat(users()).hasSize(1);
        assertThat(users().getFirst().keys())
                .extracting(KeyPair::accessKeyId)
                .isEqualTo(keysOfAccount())
                .isEqualTo(handedOut().subList(handedOut - 1, handedOut));
        assertThat(handedOut()).hasSize(handedOut);
        assertThat(this.<byte[]>committed(TopicCatalogue.PROVISIONING_DEAD_LETTERS))
                .isEmpty();
    }

    private ServiceProcess freezeInTheMiddleOf(Hold write, OrderEvent order) {
        Map<String, List<Integer>> owned = partitionsByInstance();
        platform.publish(List.of(order));
        await().atMost(LIMIT).until(write::isCaught);
        int partition = platform.partitionOf(order.getSubscriptionId());
        String owner = owned.entrySet().stream()
                .filter(entry -> entry.getValue().contains(partition))
                .findFirst()
                .orElseThrow()
                .getKey();
        ServiceProcess frozen = INSTANCES.get(owner);
        frozen.freeze();
        return frozen;
    }

    /** Empty while they are being handed out. */
    private Map<String, List<Integer>> partitionsByInstance() {
        var group = Platform.await(platform.admin
                .describeConsumerGroups(List.of(Platform.GROUP))
                .describedGroups()
                .get(Platform.GROUP));
        Map<String, List<Integer>> owned = new HashMap<>();
        if (group.groupState() == GroupState.STABLE) {
            Collection<MemberDescription> members = group.members();
            members.forEach(member -> owned.put(
                    member.clientId().substring(0, 1),
                    member.assignment().topicPartitions().stream()
                            .filter(partition -> partition.topic().equals(TopicCatalogue.ORDERS.name()))
                            .map(partition -> partition.partition())
                            .toList()));
        }
        return owned;
    }

    private AccountState awaitAccount(AccountStatus status) {
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        this::accounts,
                        found -> !found.isEmpty() && found.getLast().getStatus() == status)
                .getLast();
    }

    private void awaitTold(LifecycleKind kind) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(200)).until(() -> told().contains(kind));
    }

    private List<User> users() {
        return platform.gateway.users().stream()
                .filter(user -> user.email().equals(Story.userName(subscription)))
                .toList();
    }

    private List<String> keysOfAccount() {
        return accounts().getLast().getAccessKeys().stream()
                .map(IssuedKey::getAccessKeyId)
                .toList();
    }

    private List<String> handedOut() {
        return this.<CredentialIssued>committed(TopicCatalogue.CREDENTIALS).stream()
                .map(CredentialIssued::getAccessKeyId)
                .toList();
    }

    private List<LifecycleKind> told() {
        return this.<LifecycleEvent>committed(TopicCatalogue.LIFECYCLE).stream()
                .map(LifecycleEvent::getKind)
                .toList();
    }

    private List<AccountState> accounts() {
        return committed(TopicCatalogue.ACCOUNTS);
    }

    private <V> List<V> committed(Topic topic) {
        try (CommittedTopic<V> found = platform.topic(topic)) {
            return found.of(subscription);
        }
    }
}
