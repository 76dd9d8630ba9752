package io.stowage.provisioning.stream;

import static io.stowage.provisioning.stream.Rig.PLAN_WITHOUT_BUCKET;
import static io.stowage.provisioning.stream.Rig.PLAN_WITH_BUCKET;
import static io.stowage.provisioning.stream.Rig.newSubscription;
import static io.stowage.provisioning.stream.Rig.placed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.CredentialIssued;
import io.stowage.contracts.IssuedKey;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.OrderEvent;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.Gateway;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.simulator.faults.Fault;
import io.stowage.simulator.faults.Faults;
import io.stowage.simulator.state.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From an order in Kafka to a working account, over the real thing. */
class PlacedOrderTest {

    private final Rig rig = Rig.running();
    private final String subscription = newSubscription();

    @AfterEach
    void endFaults() {
        rig.gateways.values().forEach(gateway -> gateway.faults().clear());
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtuozzo", "acronis"})
    void orderBecomesOneUserWhoseDecryptedKeyWorks(String gateway) {
        OrderEvent order = placed(subscription, gateway, PLAN_WITH_BUCKET);

        rig.order(order);

        AccountState account = rig.awaitAccount(subscription, state -> state.getStatus() == AccountStatus.ACTIVE);
        assertThat(rig.users(gateway, subscription)).singleElement().satisfies(user -> {
            assertThat(user.id()).isEqualTo(account.getGatewayUserId());
            assertThat(user.email()).isEqualTo("jane+" + subscription + "@example.com");
        });
        CredentialIssued credentials = onlyCredentials();
        assertThat(account.getAccessKeys())
                .extracting(IssuedKey::getAccessKeyId)
                .containsExactly(credentials.getAccessKeyId());
        assertThat(account.getDefaultBucket()).isEqualTo(subscription + "-data");
        assertThat(storesAndReads(gateway, credentials, subscription + "-data")).isTrue();
        assertThat(lifecycle()).containsExactly(LifecycleKind.PROVISIONED);
    }

    @Test
    void sameOrderTenTimesIsOneUserOneKeyAndOneOfEachEvent() {
        OrderEvent order = placed(subscription, "virtuozzo", PLAN_WITH_BUCKET);

        for (int i = 0; i < 10; i++) {
            rig.order(order);
        }
        handledUpToHere();

        assertThat(rig.users("virtuozzo", subscription))
                .singleElement()
                .satisfies(user -> assertThat(user.keys()).hasSize(1));
        assertThat(rig.records(TopicCatalogue.ACCOUNTS, subscription)).hasSize(1);
        onlyCredentials();
        assertThat(lifecycle()).containsExactly(LifecycleKind.PROVISIONED);
        assertThat(rig.raw(TopicCatalogue.PROVISIONING_DEAD_LETTERS, subscription))
                .as("only the order that marks the end")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtuozzo", "acronis"})
    void createWhoseAnswerIsCutOffLeavesOneUserAndOneKeyThatBillingHolds(String gateway) {
        rig.gateway(gateway).faults().add(Fault.cutAfter("users.create").times(1));

        rig.order(placed(subscription, gateway, PLAN_WITH_BUCKET));

        rig.awaitAccount(subscription, state -> state.getStatus() == AccountStatus.ACTIVE);
        CredentialIssued credentials = onlyCredentials();
        assertThat(rig.users(gateway, subscription))
                .singleElement()
                .satisfies(user -> assertThat(user.keys())
                        .extracting(KeyPair::accessKeyId)
                        .containsExactly(credentials.getAccessKeyId()));
        assertThat(storesAndReads(gateway, credentials, subscription + "-data")).isTrue();
    }

    @Test
    void serviceThatDiedAfterTheCreateFindsItsUserAgain() {
        rig.gateway("virtuozzo").faults().add(Fault.refuse("s3.createBucket", 503));
        rig.order(placed(subscription, "virtuozzo", PLAN_WITH_BUCKET));
        await().until(() -> rig.users("virtuozzo", subscription).size() == 1);

        rig.stopService();
        rig.gateway("virtuozzo").faults().clear();
        rig.startService();

        rig.awaitAccount(subscription, state -> state.getStatus() == AccountStatus.ACTIVE);
        assertThat(rig.users("virtuozzo", subscription))
                .singleElement()
                .satisfies(user -> assertThat(user.keys())
                        .extracting(KeyPair::accessKeyId)
                        .containsExactly(onlyCredentials().getAccessKeyId()));
    }

    @Test
    void twoSubscriptionsOfOneCustomerAreTwoUsers() {
        String other = newSubscription();
        rig.order(placed(subscription, "virtuozzo", PLAN_WITHOUT_BUCKET, "anna@example.org"));
        rig.order(placed(other, "virtuozzo", PLAN_WITHOUT_BUCKET, "anna@example.org"));

        AccountState first = rig.awaitAccount(subscription, state -> state.getStatus() == AccountStatus.ACTIVE);
        AccountState second = rig.awaitAccount(other, state -> state.getStatus() == AccountStatus.ACTIVE);

        assertThat(first.getGatewayUserId()).isNotEqualTo(second.getGatewayUserId());
    }

    @Test
    void outageOfTheGatewayIsNotHeldAgainstTheOrder() {
        rig.gateway("virtuozzo").faults().outage(Faults.Outage.UNAVAILABLE, Duration.ofSeconds(3));

        rig.order(placed(subscription, "virtuozzo", PLAN_WITHOUT_BUCKET));

        rig.awaitAccount(subscription, state -> state.getStatus() == AccountStatus.ACTIVE);
        assertThat(rig.raw(TopicCatalogue.PROVISIONING_DEAD_LETTERS, subscription))
                .isEmpty();
    }

    /** Records of one key come in order: once this is refused, everything before it was handled. */
    private void handledUpToHere() {
        rig.order(placed(subscription, "nowhere", "no-plan"));
        rig.awaitRecords(
                TopicCatalogue.LIFECYCLE,
                subscription,
                (List<LifecycleEvent> found) ->
                        found.stream().anyMatch(event -> event.getKind() == LifecycleKind.REJECTED));
    }

    private List<LifecycleKind> lifecycle() {
        return rig.<LifecycleEvent>records(TopicCatalogue.LIFECYCLE, subscription).stream()
                .map(LifecycleEvent::getKind)
                .filter(kind -> kind != LifecycleKind.REJECTED)
                .toList();
    }

    private CredentialIssued onlyCredentials() {
        List<CredentialIssued> all = rig.records(TopicCatalogue.CREDENTIALS, subscription);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private boolean storesAndReads(String gatewayId, CredentialIssued credentials, String bucket) {
        byte[] content = ("for " + subscription).getBytes(UTF_8);
        try (Gateway gateway = rig.open(gatewayId)) {
            var storage = gateway.storage(rig.key(credentials));
            storage.put(new BucketName(bucket), "greeting", content);
            return storage.get(new BucketName(bucket), "greeting")
                    .map(read -> Arrays.equals(read, content))
                    .orElse(false);
        }
    }
}
