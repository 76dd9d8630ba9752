package io.stowage.provisioning.stream;

import static io.stowage.provisioning.stream.Rig.PLAN_WITHOUT_BUCKET;
import static io.stowage.provisioning.stream.Rig.PLAN_WITH_BUCKET;
import static io.stowage.provisioning.stream.Rig.newSubscription;
import static io.stowage.provisioning.stream.Rig.order;
import static io.stowage.provisioning.stream.Rig.placed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.CredentialIssued;
import io.stowage.contracts.Customer;
import io.stowage.contracts.IssuedKey;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.OrderAccountAdded;
import io.stowage.contracts.OrderAccountRemoved;
import io.stowage.contracts.OrderContactChanged;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKeyRevoked;
import io.stowage.contracts.OrderKeysRotated;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderPlanChanged;
import io.stowage.contracts.OrderTerminated;
import io.stowage.gateway.AccessKey;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A subscription from its first order to its end and beyond, in both dialects. */
class WholeLifeTest {

    private final Rig rig = Rig.running();
    private final String subscription = newSubscription();
    private final BucketName bucket = new BucketName(subscription + "-data");

    @ParameterizedTest
    @ValueSource(strings = {"virtuozzo", "acronis"})
    void everyOrderHasItsEffectAtTheGateway(String id) {
        OrderEvent first = placed(subscription, id, PLAN_WITH_BUCKET);
        try (Gateway gateway = rig.open(id)) {
            carryOut(first, LifecycleKind.PROVISIONED);
            AccessKey key = newKey(1);
            gateway.storage(key).put(bucket, "greeting", "hello".getBytes(UTF_8));

            carryOut(order(subscription, OrderKind.SUSPENDED).build(), LifecycleKind.SUSPENDED);
            assertThat(works(gateway, key)).as("suspended").isFalse();
            assertThat(account().getStatus()).isEqualTo(AccountStatus.SUSPENDED);

            carryOut(order(subscription, OrderKind.RESUMED).build(), LifecycleKind.RESUMED);
            assertThat(works(gateway, key)).as("resumed").isTrue();

            carryOut(order(subscription, OrderKind.KEYS_ROTATED).build(), LifecycleKind.KEYS_ROTATED);
            AccessKey second = newKey(2);
            assertThat(works(gateway, key)).as("old key without overlap").isFalse();
            assertThat(works(gateway, second)).as("new key").isTrue();

            carryOut(rotation(Duration.ofHours(1)), LifecycleKind.KEYS_ROTATED);
            AccessKey third = newKey(3);
            assertThat(works(gateway, second)).as("old key during the overlap").isTrue();
            assertThat(works(gateway, third)).as("new key").isTrue();

            carryOut(
                    order(subscription, OrderKind.KEY_REVOKED)
                            .setKeyRevoked(new OrderKeyRevoked(second.id()))
                            .build(),
                    LifecycleKind.KEY_REVOKED);
            assertThat(works(gateway, second)).as("revoked key").isFalse();
            assertThat(works(gateway, third)).as("the other key").isTrue();

            User before = user(id);
            Customer joan = Customer.newBuilder()
                    .setName("Joan")
                    .setEmail("joan@example.org")
                    .setLocale("de")
                    .build();
            carryOut(
                    order(subscription, OrderKind.CONTACT_CHANGED)
                            .setContactChanged(new OrderContactChanged(joan))
                            .build(),
                    LifecycleKind.CONTACT_CHANGED);
            carryOut(
                    order(subscription, OrderKind.PLAN_CHANGED)
                            .setPlanChanged(new OrderPlanChanged(PLAN_WITHOUT_BUCKET))
                            .build(),
                    LifecycleKind.PLAN_CHANGED);
            assertThat(account().getWanted().getCustomer()).isEqualTo(joan);
            assertThat(account().getWanted().getPlanId()).isEqualTo(PLAN_WITHOUT_BUCKET);
            assertThat(user(id)).as("user").isEqualTo(before);
            assertThat(works(gateway, third)).isTrue();

            carryOut(termination(Duration.ZERO), LifecycleKind.TERMINATED);
            assertThat(works(gateway, third)).as("terminated").isFalse();
        }
        nothingIsLeft(id);

        replay(first);
        nothingIsLeft(id);
        assertThat(rig.raw(TopicCatalogue.PROVISIONING_DEAD_LETTERS, subscription))
                .as("only the order that marks the end of the replay")
                .hasSize(1);
        assertThat(rig.keys(subscription)).hasSize(3);
    }

    @Test
    void overlapAndGraceEndByThemselves() {
        try (Gateway gateway = rig.open("virtuozzo")) {
            carryOut(placed(subscription, "virtuozzo", PLAN_WITH_BUCKET), LifecycleKind.PROVISIONED);
            AccessKey first = newKey(1);
            carryOut(rotation(Duration.ofSeconds(2)), LifecycleKind.KEYS_ROTATED);
            AccessKey second = newKey(2);
            assertThat(rig.<AccountState>records(TopicCatalogue.ACCOUNTS, subscription))
                    .anySatisfy(state -> assertThat(keyIds(state)).containsExactly(first.id(), second.id()));

            rig.awaitAccount(subscription, state -> keyIds(state).equals(List.of(second.id())));
            assertThat(works(gateway, first)).isFalse();
            assertThat(works(gateway, second)).isTrue();
        }

        carryOut(termination(Duration.ofSeconds(2)), LifecycleKind.TERMINATING);
        told(LifecycleKind.TERMINATED, 1);
        nothingIsLeft("virtuozzo");
    }

    @Test
    void terminatedSubscriptionIsTakenUpAgainDuringItsGraceWithItsData() {
        try (Gateway gateway = rig.open("virtuozzo")) {
            carryOut(placed(subscription, "virtuozzo", PLAN_WITH_BUCKET), LifecycleKind.PROVISIONED);
            AccessKey key = newKey(1);
            gateway.storage(key).put(bucket, "greeting", "hello".getBytes(UTF_8));

            carryOut(termination(Duration.ofHours(1)), LifecycleKind.TERMINATING);
            assertThat(works(gateway, key)).isFalse();
            assertThat(account().getStatus()).isEqualTo(AccountStatus.TERMINATING);

            carryOut(order(subscription, OrderKind.RESUMED).build(), LifecycleKind.RESUMED);
            assertThat(gateway.storage(key).get(bucket, "greeting"))
                    .hasValueSatisfying(read -> assertThat(read).asString(UTF_8).isEqualTo("hello"));
        }
    }

    @Test
    void accountInsideTheUserHasAKeyThatWorksAndGoesWithIt() {
        try (Gateway gateway = rig.open("virtuozzo")) {
            carryOut(placed(subscription, "virtuozzo", PLAN_WITHOUT_BUCKET), LifecycleKind.PROVISIONED);
            AccessKey ofUser = newKey(1);

            carryOut(added("backup"), LifecycleKind.ACCOUNT_ADDED);
            AccessKey ofAccount = newKey(2);
            assertThat(works(gateway, ofAccount)).isTrue();
            assertThat(rig.<CredentialIssued>records(TopicCatalogue.CREDENTIALS, subscription))
                    .extracting(CredentialIssued::getAccountName)
                    .containsExactly(null, "backup");
            assertThat(account().getAccessKeys())
                    .extracting(IssuedKey::getAccountName)
                    .containsExactly(null, "backup");

            carryOut(
                    order(subscription, OrderKind.ACCOUNT_REMOVED)
                            .setAccountRemoved(new OrderAccountRemoved("backup"))
                            .build(),
                    LifecycleKind.ACCOUNT_REMOVED);
            assertThat(works(gateway, ofAccount)).isFalse();
            assertThat(works(gateway, ofUser)).isTrue();
        }
    }

    @Test
    void accountIsRefusedWhereTheGatewayHasNone() {
        carryOut(placed(subscription, "acronis", PLAN_WITHOUT_BUCKET), LifecycleKind.PROVISIONED);

        carryOut(added("backup"), LifecycleKind.REJECTED);

        assertThat(rig.<LifecycleEvent>records(TopicCatalogue.LIFECYCLE, subscription))
                .last()
                .satisfies(event -> assertThat(event.getReason()).contains("'acronis'", "accounts", "plan '"));
    }

    private OrderEvent added(String name) {
        return order(subscription, OrderKind.ACCOUNT_ADDED)
                .setAccountAdded(new OrderAccountAdded(name))
                .build();
    }

    private void nothingIsLeft(String id) {
        assertThat(rig.users(id, subscription)).isEmpty();
        assertThat(rig.gateway(id).buckets()).extracting(Bucket::name).noneMatch(name -> name.startsWith(subscription));
        AccountState marker = account();
        assertThat(marker.getStatus()).isEqualTo(AccountStatus.TERMINATED);
        assertThat(marker.toString()).doesNotContainIgnoringCase("jane", "joan", "example.");
        assertThat(marker.getAccessKeys()).isEmpty();
        assertThat(marker.getGatewayUserName()).isEmpty();
    }

    /** Records of one key come in order: once the last one is refused, everything before it was handled. */
    private void replay(OrderEvent order) {
        rig.order(order);
        rig.order(order(subscription, OrderKind.RESUMED).build());
        told(LifecycleKind.REJECTED, 1);
    }

    private void carryOut(OrderEvent order, LifecycleKind kind) {
        int before = count(kind);
        rig.order(order);
        told(kind, before + 1);
    }

    private void told(LifecycleKind kind, int times) {
        await().atMost(Duration.ofSeconds(60)).until(() -> count(kind) == times);
    }

    private int count(LifecycleKind kind) {
        return (int) rig.<LifecycleEvent>records(TopicCatalogue.LIFECYCLE, subscription).stream()
                .filter(event -> event.getKind() == kind)
                .count();
    }

    private AccountState account() {
        return rig.<AccountState>records(TopicCatalogue.ACCOUNTS, subscription).getLast();
    }

    private User user(String id) {
        assertThat(rig.users(id, subscription)).hasSize(1);
        return rig.users(id, subscription).getFirst();
    }

    /** The key handed out last, which is the so many-th. */
    private AccessKey newKey(int number) {
        List<AccessKey> keys = rig.keys(subscription);
        assertThat(keys).hasSize(number);
        return keys.getLast();
    }

    private static boolean works(Gateway gateway, AccessKey key) {
        try {
            gateway.storage(key).buckets();
            return true;
        } catch (GatewayFailure.Rejected refused) {
            return false;
        }
    }

    private OrderEvent rotation(Duration overlap) {
        return order(subscription, OrderKind.KEYS_ROTATED)
                .setKeysRotated(new OrderKeysRotated(overlap.toSeconds()))
                .build();
    }

    private OrderEvent termination(Duration grace) {
        return order(subscription, OrderKind.TERMINATED)
                .setTerminated(OrderTerminated.newBuilder()
                        .setGraceSeconds(grace.toSeconds())
                        .build())
                .build();
    }

    private static List<String> keyIds(AccountState state) {
        return state.getAccessKeys().stream().map(IssuedKey::getAccessKeyId).toList();
    }
}
