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
import io.stowage.gateway.GatewayBucket;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.ListedUser;
import io.stowage.schemas.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A subscription from its first order to its end and beyond: the same on every kind of gateway. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"virtuozzo", "acronis", "minio", "rgw"})
class WholeLifeTest {

    @Parameter
    String id;

    private final Rig rig = Rig.running();
    private final String subscription = newSubscription();
    private final BucketName bucket = new BucketName(subscription + "-data");
    private Gateway gateway;

    @BeforeEach
    void open() {
        gateway = rig.open(id);
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
        }
    }

    @Test
    void everyOrderHasItsEffectAtTheGateway() {
        OrderEvent first = placed(subscription, id, PLAN_WITH_BUCKET);
        carryOut(first, LifecycleKind.PROVISIONED);
        AccessKey key = newKey(1);
        gateway.storage(key).put(bucket, "greeting", "hello".getBytes(UTF_8));

        carryOut(order(subscription, OrderKind.SUSPENDED).build(), LifecycleKind.SUSPENDED);
        assertThat(works(key)).as("suspended").isFalse();
        assertThat(account().getStatus()).isEqualTo(AccountStatus.SUSPENDED);

        carryOut(order(subscription, OrderKind.RESUMED).build(), LifecycleKind.RESUMED);
        assertThat(works(key)).as("resumed").isTrue();

        carryOut(order(subscription, OrderKind.KEYS_ROTATED).build(), LifecycleKind.KEYS_ROTATED);
        AccessKey second = newKey(2);
        assertThat(works(key)).as("old key without overlap").isFalse();
        assertThat(works(second)).as("new key").isTrue();

        carryOut(rotation(Duration.ofHours(1)), LifecycleKind.KEYS_ROTATED);
        AccessKey third = newKey(3);
        assertThat(works(second)).as("old key during the overlap").isTrue();
        assertThat(works(third)).as("new key").isTrue();

        carryOut(
                order(subscription, OrderKind.KEY_REVOKED)
                        .setKeyRevoked(new OrderKeyRevoked(second.id()))
                        .build(),
                LifecycleKind.KEY_REVOKED);
        assertThat(works(second)).as("revoked key").isFalse();
        assertThat(works(third)).as("the other key").isTrue();

        GatewayUser before = gateway.users().find(user().ref()).orElseThrow();
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
        assertThat(gateway.users().find(user().ref())).contains(before);
        assertThat(gateway.storage(third).get(bucket, "greeting")).isPresent();

        carryOut(termination(Duration.ZERO), LifecycleKind.TERMINATED);
        assertThat(works(third)).as("terminated").isFalse();
        nothingIsLeft();

        replay(first);
        nothingIsLeft();
        assertThat(rig.raw(TopicCatalogue.PROVISIONING_DEAD_LETTERS, subscription))
                .as("only the order that marks the end of the replay")
                .hasSize(1);
        assertThat(rig.keys(subscription)).hasSize(3);
    }

    @Test
    void overlapAndGraceEndByThemselves() {
        carryOut(placed(subscription, id, PLAN_WITH_BUCKET), LifecycleKind.PROVISIONED);
        AccessKey first = newKey(1);
        carryOut(rotation(Duration.ofSeconds(2)), LifecycleKind.KEYS_ROTATED);
        AccessKey second = newKey(2);
        assertThat(rig.<AccountState>records(TopicCatalogue.ACCOUNTS, subscription))
                .anySatisfy(state -> assertThat(keyIds(state)).containsExactly(first.id(), second.id()));

        rig.awaitAccount(subscription, state -> keyIds(state).equals(List.of(second.id())));
        assertThat(works(first)).isFalse();
        assertThat(works(second)).isTrue();

        carryOut(termination(Duration.ofSeconds(2)), LifecycleKind.TERMINATING);
        told(LifecycleKind.TERMINATED, 1);
        nothingIsLeft();
    }

    @Test
    void terminatedSubscriptionIsTakenUpAgainDuringItsGraceWithItsData() {
        carryOut(placed(subscription, id, PLAN_WITH_BUCKET), LifecycleKind.PROVISIONED);
        AccessKey key = newKey(1);
        gateway.storage(key).put(bucket, "greeting", "hello".getBytes(UTF_8));

        carryOut(termination(Duration.ofHours(1)), LifecycleKind.TERMINATING);
        assertThat(works(key)).isFalse();
        assertThat(account().getStatus()).isEqualTo(AccountStatus.TERMINATING);

        carryOut(order(subscription, OrderKind.RESUMED).build(), LifecycleKind.RESUMED);
        assertThat(gateway.storage(key).get(bucket, "greeting"))
                .hasValueSatisfying(read -> assertThat(read).asString(UTF_8).isEqualTo("hello"));
    }

    @Test
    void terminatedSubscriptionThatKeepsItsDataIsLockedOutForGood() {
        carryOut(placed(subscription, id, PLAN_WITH_BUCKET), LifecycleKind.PROVISIONED);
        AccessKey key = newKey(1);
        gateway.storage(key).put(bucket, "greeting", "hello".getBytes(UTF_8));

        carryOut(
                order(subscription, OrderKind.TERMINATED)
                        .setTerminated(new OrderTerminated(true, null))
                        .build(),
                LifecycleKind.TERMINATED);
        assertThat(works(key)).isFalse();
        assertThat(account().getStatus()).isEqualTo(AccountStatus.TERMINATED);
        ListedUser kept = user();
        assertThat(kept.enabled()).isFalse();
        assertThat(gateway.buckets().of(kept.ref()))
                .extracting(GatewayBucket::name)
                .containsExactly(bucket);

        carryOut(order(subscription, OrderKind.RESUMED).build(), LifecycleKind.REJECTED);
        assertThat(works(key)).as("too late to be taken up again").isFalse();

        gateway.users().enable(kept.ref());
        assertThat(gateway.storage(key).get(bucket, "greeting"))
                .as("kept for the administrator")
                .hasValueSatisfying(read -> assertThat(read).asString(UTF_8).isEqualTo("hello"));
    }

    /** The one thing that not all gateways can do. */
    @Test
    void accountInsideTheUserWorksAndGoesOrIsRefusedWhereThereAreNone() {
        carryOut(placed(subscription, id, PLAN_WITH_BUCKET), LifecycleKind.PROVISIONED);
        AccessKey ofUser = newKey(1);
        if (gateway.capabilities().accounts()) {
            accountWorksAndGoes();
        } else {
            accountIsRefusedInWords();
        }
        assertThat(works(ofUser)).isTrue();
    }

    private void accountWorksAndGoes() {
        carryOut(added("backup"), LifecycleKind.ACCOUNT_ADDED);
        AccessKey ofAccount = newKey(2);
        assertThat(works(ofAccount)).isTrue();
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
        assertThat(works(ofAccount)).isFalse();
    }

    private void accountIsRefusedInWords() {
        carryOut(added("backup"), LifecycleKind.REJECTED);
        assertThat(rig.<LifecycleEvent>records(TopicCatalogue.LIFECYCLE, subscription))
                .last()
                .satisfies(event -> assertThat(event.getReason())
                        .contains("gateway '" + id + "'", "accounts inside users", "plan '" + PLAN_WITH_BUCKET + "'"));
        assertThat(account().getStatus()).isEqualTo(AccountStatus.ACTIVE);
    }

    private OrderEvent added(String name) {
        return order(subscription, OrderKind.ACCOUNT_ADDED)
                .setAccountAdded(new OrderAccountAdded(name))
                .build();
    }

    private void nothingIsLeft() {
        assertThat(users()).isEmpty();
        List<GatewayBucket> buckets = new ArrayList<>();
        gateway.buckets().forEach(buckets::add);
        assertThat(buckets).noneMatch(found -> found.name().value().startsWith(subscription));
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

    /** The one at the gateway that belongs to the subscription. */
    private ListedUser user() {
        assertThat(users()).hasSize(1);
        return users().getFirst();
    }

    private List<ListedUser> users() {
        List<ListedUser> ours = new ArrayList<>();
        gateway.users().forEach(user -> {
            if (user.name().contains(subscription)) {
                ours.add(user);
            }
        });
        return ours;
    }

    /** The key handed out last, which is the so many-th. */
    private AccessKey newKey(int number) {
        List<AccessKey> keys = rig.keys(subscription);
        assertThat(keys).hasSize(number);
        return keys.getLast();
    }

    private boolean works(AccessKey key) {
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
