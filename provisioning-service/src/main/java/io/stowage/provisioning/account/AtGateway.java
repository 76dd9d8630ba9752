package io.stowage.provisioning.account;

import io.stowage.gateway.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is known to be at the gateway.
 *
 * @param gatewayId the configured gateway that holds the account
 * @param userName how the user is called there, fixed by the first order; blank once the service has ended
 * @param userId the gateway's id; empty until the user was created
 * @param keys access keys that were handed to billing and are in force, oldest first
 * @param defaultBucket the bucket created with the account
 * @param ended whether there is nothing more to do there
 */
public record AtGateway(
        String gatewayId,
        String userName,
        Optional<UserId> userId,
        List<IssuedKey> keys,
        Optional<String> defaultBucket,
        boolean ended) {

    public AtGateway {
        keys = List.copyOf(keys);
    }

    /**
     * A key that was handed to billing.
     *
     * @param generation it was issued for
     * @param orderEventId the newest order that counted when it was handed out
     * @param toRevoke billing wants it gone; it works until the gateway has revoked it
     */
    public record IssuedKey(
            String accessKeyId, int generation, Instant issuedAt, String orderEventId, boolean toRevoke) {

        IssuedKey condemned() {
            return new IssuedKey(accessKeyId, generation, issuedAt, orderEventId, true);
        }
    }

    /** Nothing is there yet. */
    public static AtGateway nothing(String gatewayId, String userName) {
        return new AtGateway(gatewayId, userName, Optional.empty(), List.of(), Optional.empty(), false);
    }

    public boolean holds(String accessKeyId) {
        return keys.stream().anyMatch(key -> key.accessKeyId().equals(accessKeyId));
    }

    public AtGateway user(UserId id) {
        return new AtGateway(gatewayId, userName, Optional.of(id), keys, defaultBucket, ended);
    }

    public AtGateway issued(IssuedKey key) {
        List<IssuedKey> more = new ArrayList<>(keys);
        more.add(key);
        return keys(more);
    }

    public AtGateway revoked(String accessKeyId) {
        return keys(keys.stream()
                .filter(key -> !key.accessKeyId().equals(accessKeyId))
                .toList());
    }

    /** The key is to be revoked at the next occasion. */
    public AtGateway condemn(String accessKeyId) {
        UnaryOperator<IssuedKey> condemned = key -> key.accessKeyId().equals(accessKeyId) ? key.condemned() : key;
        return keys(keys.stream().map(condemned).toList());
    }

    public AtGateway bucket(String name) {
        return new AtGateway(gatewayId, userName, userId, keys, Optional.of(name), ended);
    }

    AtGateway end() {
        return new AtGateway(gatewayId, "", userId, List.of(), Optional.empty(), true);
    }

    private AtGateway keys(List<IssuedKey> other) {
        return new AtGateway(gatewayId, userName, userId, other, defaultBucket, ended);
    }
}
