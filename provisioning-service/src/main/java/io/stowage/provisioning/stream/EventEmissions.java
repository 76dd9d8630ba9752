package io.stowage.provisioning.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.contracts.CredentialIssued;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.events.Emission;
import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Endpoint;
import io.stowage.gateway.UserId;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.AtGateway.IssuedKey;
import io.stowage.provisioning.account.Wanted;
import io.stowage.provisioning.gateway.HandedOver;
import io.stowage.provisioning.lifecycle.Happening;
import io.stowage.schemas.credentials.BillingPublicKey;
import io.stowage.schemas.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Lifecycle and credentials events. Ids are derived from what is told, so that telling it again has the same id. */
final class EventEmissions {

    private final BillingPublicKey billing;
    private final Map<String, Endpoint> endpoints;

    /** @param endpoints where customers connect, by gateway id */
    EventEmissions(BillingPublicKey billing, Map<String, Endpoint> endpoints) {
        this.billing = billing;
        this.endpoints = Map.copyOf(endpoints);
    }

    /** @param account as it is now; empty where the subscription has none */
    Emission lifecycle(String subscriptionId, Optional<Account> account, Happening happening, Instant now) {
        String id =
                id(subscriptionId, happening.orderEventId(), happening.kind().name());
        LifecycleEvent event = LifecycleEvent.newBuilder()
                .setEventId(id)
                .setSubscriptionId(subscriptionId)
                .setKind(LifecycleKind.valueOf(happening.kind().name()))
                .setOccurredAt(now)
                .setOrderEventId(happening.orderEventId())
                .setGatewayId(account.map(a -> a.atGateway().gatewayId())
                        .filter(gateway -> !gateway.isBlank())
                        .orElse(null))
                .setGatewayUserId(account.flatMap(a -> a.atGateway().userId())
                        .map(UserId::value)
                        .orElse(null))
                .setPlanId(account.map(a -> a.wanted().planId()).orElse(null))
                .setAccessKeyIds(account.map(a -> a.atGateway().keys().stream()
                                .map(IssuedKey::accessKeyId)
                                .toList())
                        .orElse(List.of()))
                .setPurgeAt(account.flatMap(a -> a.wanted().end())
                        .map(end -> end instanceof Wanted.PurgeAt purge ? purge.time() : null)
                        .orElse(null))
                .setReason(happening.reason().orElse(null))
                .build();
        String type = "io.stowage.lifecycle."
                + happening.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Emission(TopicCatalogue.LIFECYCLE, event, id, type, now);
    }

    Emission credentials(Account account, HandedOver handed, Instant now) {
        AccessKey key = handed.key();
        String subscriptionId = account.subscriptionId();
        String orderEventId = account.orders().last().eventId();
        String id = id(subscriptionId, orderEventId, key.id());
        Endpoint endpoint = endpoints.get(account.atGateway().gatewayId());
        if (endpoint == null) {
            throw new IllegalStateException(
                    "no endpoint of gateway " + account.atGateway().gatewayId());
        }
        CredentialIssued event = CredentialIssued.newBuilder()
                .setEventId(id)
                .setSubscriptionId(subscriptionId)
                .setGatewayId(account.atGateway().gatewayId())
                .setEndpoint(endpoint.url().toString())
                .setRegion(endpoint.region())
                .setAccessKeyId(key.id())
                .setAccountName(handed.accountName().orElse(null))
                .setEncryptedSecret(ByteBuffer.wrap(billing.seal(
                        subscriptionId, key.id(), key.secret().reveal().getBytes(UTF_8))))
                .setRecipientKeyId(billing.keyId())
                .setIssuedAt(now)
                .setOrderEventId(orderEventId)
                .build();
        return new Emission(TopicCatalogue.CREDENTIALS, event, id, "io.stowage.credentials.issued", now);
    }

    private static String id(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("|", parts).getBytes(UTF_8)).toString();
    }
}
