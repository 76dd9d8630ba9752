package io.stowage.benchmarks;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.CredentialIssued;
import io.stowage.contracts.Customer;
import io.stowage.contracts.IssuedKey;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderPlaced;
import io.stowage.contracts.OrderVersion;
import io.stowage.contracts.WantedAccount;
import io.stowage.contracts.WantedService;
import io.stowage.schemas.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records as a provider's billing and the service write them: ids are UUIDs, names and addresses of usual length. */
final class Samples {

    /** As long as HPKE makes the secret of an access key. */
    private static final int SEALED_SECRET_BYTES = 120;

    private Samples() {}

    static List<String> subscriptions(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
    }

    static String userName(String subscription) {
        return "jane.doe+" + subscription + "@example.com";
    }

    static String bucket(String subscription) {
        return subscription + "-" + Platform.BUCKET_SUFFIX;
    }

    /** An order for a new account, as billing sends it. */
    static ProducerRecord<String, Object> order(String subscription) {
        return new ProducerRecord<>(TopicCatalogue.ORDERS.name(), subscription, placed(subscription));
    }

    static OrderEvent placed(String subscription) {
        return OrderEvent.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setSubscriptionId(subscription)
                .setKind(OrderKind.PLACED)
                .setSequence(1L)
                .setOccurredAt(now())
                .setPlaced(OrderPlaced.newBuilder()
                        .setPlanId(Platform.PLAN)
                        .setCustomer(customer())
                        .build())
                .build();
    }

    /** An account at rest: placed, its plan changed once. */
    static AccountState account(String subscription, String eventId, int index) {
        Instant now = now();
        String gatewayUser = "%016x".formatted(index * 0x9E3779B97F4A7C15L);
        return AccountState.newBuilder()
                .setSubscriptionId(subscription)
                .setStatus(AccountStatus.ACTIVE)
                .setWanted(WantedAccount.newBuilder()
                        .setService(WantedService.ACTIVE)
                        .setPlanId(Platform.PLAN)
                        .setCustomer(customer())
                        .setDefaultBucket(bucket(subscription))
                        .build())
                .setGatewayId(SimulatedGateway.ID)
                .setGatewayUserName(userName(subscription))
                .setGatewayUserId(gatewayUser)
                .setAccessKeys(List.of(IssuedKey.newBuilder()
                        .setAccessKeyId(gatewayUser + "4OLG")
                        .setGeneration(1)
                        .setIssuedAt(now)
                        .setOrderEventId(eventId)
                        .build()))
                .setDefaultBucket(bucket(subscription))
                .setLastOrder(OrderVersion.newBuilder()
                        .setEventId(eventId)
                        .setSequence(2L)
                        .setOccurredAt(now)
                        .build())
                .setRecentOrders(List.of(UUID.randomUUID().toString(), eventId))
                .setCreatedAt(now)
                .setUpdatedAt(now)
                .build();
    }

    static LifecycleEvent provisioned(String subscription, String eventId) {
        return LifecycleEvent.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setSubscriptionId(subscription)
                .setKind(LifecycleKind.PROVISIONED)
                .setOccurredAt(now())
                .setOrderEventId(eventId)
                .setGatewayId(SimulatedGateway.ID)
                .setGatewayUserId("8e3779b97f4a7c15")
                .setPlanId(Platform.PLAN)
                .setAccessKeyIds(List.of("8e3779b97f4a7c154OLG"))
                .build();
    }

    static CredentialIssued credential(String subscription, String eventId) {
        return CredentialIssued.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setSubscriptionId(subscription)
                .setGatewayId(SimulatedGateway.ID)
                .setEndpoint("https://s3.example.com")
                .setRegion("us-east-1")
                .setAccessKeyId("8e3779b97f4a7c154OLG")
                .setEncryptedSecret(ByteBuffer.allocate(SEALED_SECRET_BYTES))
                .setRecipientKeyId("0f3c9a5be1d24c71")
                .setIssuedAt(now())
                .setOrderEventId(eventId)
                .build();
    }

    private static Customer customer() {
        return Customer.newBuilder()
                .setCustomerId("1004711")
                .setName("Jane Doe")
                .setEmail("jane.doe@example.com")
                .build();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
