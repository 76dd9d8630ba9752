package io.stowage.provisioning.account;

import io.stowage.gateway.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What is known to be at the gateway.
 *
 * @param gatewayId the configured gateway that holds the account; blank as long as there is none
 * @param userName how the user is called there, fixed by the first order; blank once the service has ended
 * @param userId the gateway's id; empty until the user was created
 * @param keys access keys that were handed to billing and are in force, of the user and of accounts inside it, oldest first
 * @param accounts accounts inside the user that are the subscription's, by name: they are wanted, or were until of late.
 *     Others are somebody else's
 * @param defaultBucket the bucket created with the account
 * @param policyDigest SHA-256 of the policy that was put in force for the user, in hexadecimal
 * @param ended whether there is nothing more to do there
 */
public record AtGateway(
        String gatewayId,
        String userName,
        Optional<UserId> userId,
        List<IssuedKey> keys,
        SortedSet<String> accounts,
        Optional<String> defaultBucket,
        Optional<String> policyDigest,
        boolean ended) {

    public AtGateway {
        keys = List.copyOf(keys);
        accounts = Collections.unmodifiableSortedSet(new TreeSet<>(accounts));
    }

    /**
     * A key that was handed to billing.
     *
     * @param accountName the account inside the user that holds it; empty: the user itself
     * @param generation it was issued for
     * @param orderEventId the newest order that counted when it was handed out
     * @param toRevoke billing wants it gone; it works until the gateway has revoked it
     */
    public record IssuedKey(
            String accessKeyId,
            Optional<String> accountName,
            int generation,
            Instant issuedAt,
            String orderEventId,
            boolean toRevoke) {

        IssuedKey condemned() {
            return new IssuedKey(accessKeyId, accountName, generation, issuedAt, orderEventId, true);
        }
    }

    /** Nothing is there yet. */
    public static AtGateway nothing(String gatewayId, String userName) {
        return new AtGateway(
                gatewayId,
                userName,
                Optional.empty(),
                List.of(),
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public boolean holds(String accessKeyId) {
        return keys.stream().anyMatch(key -> key.accessKeyId().equals(accessKeyId));
    }

    public AtGateway user(UserId id) {
        return new AtGateway(gatewayId, userName, Optional.of(id), keys, accounts, defaultBucket, policyDigest, ended);
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

    /** An account of this name is the subscription's from now on. */
    AtGateway account(String name) {
        SortedSet<String> more = new TreeSet<>(accounts);
        more.add(name);
        return accounts(more);
    }

    /** The account was deleted, and its keys with it. It is remembered until nothing can bring it back by itself. */
    public AtGateway deletedAccount(String name) {
        return keys(keys.stream()
                .filter(key -> !key.accountName().equals(Optional.of(name)))
                .toList());
    }

    AtGateway accounts(SortedSet<String> other) {
        return new AtGateway(gatewayId, userName, userId, keys, other, defaultBucket, policyDigest, ended);
    }

    public AtGateway bucket(String name) {
        return new AtGateway(gatewayId, userName, userId, keys, accounts, Optional.of(name), policyDigest, ended);
    }

    /** @param digest of the policy that is in force for the user from now on */
    public AtGateway policy(String digest) {
        return new AtGateway(gatewayId, userName, userId, keys, accounts, defaultBucket, Optional.of(digest), ended);
    }

    AtGateway end() {
        return new AtGateway(
                gatewayId, "", userId, List.of(), new TreeSet<>(), Optional.empty(), Optional.empty(), true);
    }

    private AtGateway keys(List<IssuedKey> other) {
        return new AtGateway(gatewayId, userName, userId, other, accounts, defaultBucket, policyDigest, ended);
    }
}
