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
import io.stowage.simulator.state.KeyPair;
import io.stowage.simulator.state.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An instance stands still in the middle of a write to the gateway, for so long that another one takes over and finishes
 * the order. Then the held up write arrives after all, and the instance wakes up.
 */
class FrozenOwnerTest {

    private static final Path LOGS = Path.of("target", "crash");
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String SUBSCRIPTION = "sub-1";

    @TempDir
    private Path directory;

    private final Map<String, ServiceProcess> instances = new HashMap<>();
    private Platform platform;
    private HoldableGateway way;

    @BeforeEach
    void startTwoInstances() {
        platform = new Platform(directory, Dialect.VIRTUOZZO, 1);
        way = new HoldableGateway(platform.gateway.endpoint());
        for (String instance : List.of("a", "b")) {
            instances.put(
                    instance,
                    platform.startService(
                            instance,
                            way.endpoint(),
                            LOGS.resolve("frozen-owner-" + instance + ".log"),
                            "--stowage.provisioning.second-look=5s",
                            "--spring.cloud.stream.kafka.binder.consumer-properties.client.id=" + instance));
        }
        awaitBothAtWork();
    }

    @AfterEach
    void end() {
        instances.values().forEach(ServiceProcess::close);
        way.close();
        platform.close();
    }

    @Test
    void userThatALateCreateDoubledIsFoundAndRemoved() {
        Hold create = way.hold("PUT", "ostor-users");
        OrderEvent order = Story.placed(SUBSCRIPTION, "one-key");

        ServiceProcess frozen = freezeInTheMiddleOf(create, order);
        AccountState account = awaitAccount(state -> state.getStatus() == AccountStatus.ACTIVE);
        create.release();
        await().atMost(LIMIT).until(() -> users().size() == 2);
        frozen.thaw();
        awaitBothAtWork();

        await().atMost(LIMIT).until(() -> users().size() == 1);
        assertThat(users()).singleElement().satisfies(user -> {
            assertThat(user.id()).isEqualTo(account.getGatewayUserId());
            assertThat(keys(user)).isEqualTo(keysOfAccount()).isEqualTo(handedOut());
        });
        assertThat(told()).containsExactly(LifecycleKind.PROVISIONED);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void keyThatWasIssuedLateIsRevoked() {
        platform.publish(List.of(Story.placed(SUBSCRIPTION, "one-key")));
        awaitAccount(state -> state.getStatus() == AccountStatus.ACTIVE);
        Hold issue = way.hold("POST", "genKey");

        ServiceProcess frozen = freezeInTheMiddleOf(issue, Story.keysRotated(SUBSCRIPTION, 2, 0));
        awaitAccount(state -> state.getStatus() == AccountStatus.ACTIVE
                && state.getWanted().getKeyGeneration() == 2);
        issue.release();
        await().atMost(LIMIT).until(() -> users().getFirst().keys().size() == 2);
        frozen.thaw();
        awaitBothAtWork();

        await().atMost(LIMIT).until(() -> users().getFirst().keys().size() == 1);
        assertThat(keys(users().getFirst())).isEqualTo(keysOfAccount()).isEqualTo(handedOut().subList(1, 2));
        assertThat(handedOut()).hasSize(2);
        assertThat(told()).containsExactly(LifecycleKind.PROVISIONED, LifecycleKind.KEYS_ROTATED);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void customerWhomALateSuspensionLocksOutAfterTheResumptionIsLetInAgain() {
        platform.publish(List.of(Story.placed(SUBSCRIPTION, "one-key")));
        awaitAccount(state -> state.getStatus() == AccountStatus.ACTIVE);
        Hold disable = way.hold("POST", "disable");

        ServiceProcess frozen = freezeInTheMiddleOf(disable, Story.suspended(SUBSCRIPTION, 2));
        awaitAccount(state -> state.getStatus() == AccountStatus.SUSPENDED);
        platform.publish(List.of(Story.resumed(SUBSCRIPTION, 3)));
        awaitAccount(state -> state.getStatus() == AccountStatus.ACTIVE);
        frozen.thaw();
        awaitBothAtWork();
        assertThat(effects("users.disable"))
                .as("disabled by the one that took over, and not by the one that woke up")
                .isEqualTo(1);
        disable.release();
        await().atMost(LIMIT).until(() -> effects("users.disable") == 2);

        await().atMost(LIMIT).until(() -> effects("users.enable") == 2);
        assertThat(users()).singleElement().satisfies(user -> {
            assertThat(user.enabled()).isTrue();
            assertThat(keys(user)).isEqualTo(keysOfAccount()).isEqualTo(handedOut());
        });
        assertThat(told()).containsExactly(LifecycleKind.PROVISIONED, LifecycleKind.SUSPENDED, LifecycleKind.RESUMED);
        assertThat(deadLetters()).isEmpty();
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
        ServiceProcess frozen = instances.get(owner);
        frozen.freeze();
        return frozen;
    }

    private void awaitBothAtWork() {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(failure -> failure.getCause() instanceof GroupIdNotFoundException)
                .until(() -> {
            Map<String, List<Integer>> owned = partitionsByInstance();
            return owned.keySet().equals(instances.keySet())
                    && owned.values().stream().mapToInt(List::size).sum() == TopicCatalogue.ORDERS.partitions();
        });
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

    private AccountState awaitAccount(Predicate<AccountState> condition) {
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(this::accounts, found -> !found.isEmpty() && condition.test(found.getLast()))
                .getLast();
    }

    private long effects(String call) {
        return platform.gateway.effects(0).stream()
                .filter(effect -> effect.call().equals(call))
                .count();
    }

    private List<User> users() {
        return platform.gateway.users().stream()
                .filter(user -> user.email().equals(Story.userName(SUBSCRIPTION)))
                .toList();
    }

    private static List<String> keys(User user) {
        return user.keys().stream().map(KeyPair::accessKeyId).toList();
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

    private List<byte[]> deadLetters() {
        return committed(TopicCatalogue.PROVISIONING_DEAD_LETTERS);
    }

    private <V> List<V> committed(Topic topic) {
        try (CommittedTopic<V> found = platform.topic(topic)) {
            return found.of(SUBSCRIPTION);
        }
    }
}
