package io.stowage.provisioning.gateway;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.AccountRef;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.KeyOwner;
import io.stowage.gateway.UserRef;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.AtGateway.IssuedKey;
import io.stowage.provisioning.account.Wanted.WantedKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one owner: the user, or an account inside it. Pure, as {@link NextStep} is.
 *
 * @param held those that billing holds, oldest first
 * @param seen those that are at the gateway
 */
record OwnersKeys(KeyOwner owner, WantedKeys wanted, List<IssuedKey> held, List<AccessKey> seen) {

    static OwnersKeys ofUser(Account account, GatewayUser user) {
        return new OwnersKeys(
                user.ref(), account.wanted().keys(), heldBy(account, Optional.empty()), user.accessKeys());
    }

    /** The account may be missing at the gateway. */
    static OwnersKeys ofAccount(Account account, GatewayUser user, String name) {
        return new OwnersKeys(
                new AccountRef(user.ref(), name),
                account.wanted().keysOf(name),
                heldBy(account, Optional.of(name)),
                user.account(name).map(io.stowage.gateway.Account::accessKeys).orElse(List.of()));
    }

    static Optional<String> accountName(KeyOwner owner) {
        return switch (owner) {
            case UserRef user -> Optional.empty();
            case AccountRef account -> Optional.of(account.name());
        };
    }

    private static List<IssuedKey> heldBy(Account account, Optional<String> accountName) {
        return account.atGateway().keys().stream()
                .filter(key -> key.accountName().equals(accountName))
                .toList();
    }

    /** Keys of billing's that are gone, or have to go. */
    Optional<Step> withdrawal(Instant now) {
        Optional<IssuedKey> gone = held.stream().filter(key -> !isSeen(key)).findFirst();
        if (gone.isPresent()) {
            return Optional.of(new Step.ForgetKey(gone.get().accessKeyId()));
        }
        return held.stream()
                .filter(key -> key.toRevoke() || isOverdue(key, now))
                .findFirst()
                .map(key -> new Step.RevokeKey(owner, key.accessKeyId()));
    }

    /**
     * Keys that are missing, or that nobody holds.
     *
     * @param most keys the owner can hold at once
     */
    Optional<Step> missing(int most) {
        // Issued by an attempt that did not live to hand it over, or by a former owner of the partition.
        Optional<AccessKey> stray = seen.stream().filter(key -> !isHeld(key)).findFirst();
        Optional<AccessKey> usable = seen.stream()
                .filter(key -> !isHeld(key) && key.secret().isTold())
                .findFirst();
        List<IssuedKey> old = old();
        if (held.size() - old.size() < wanted.count()) {
            if (usable.isPresent()) {
                return Optional.of(new Step.HandOver(owner, usable.get()));
            }
            if (stray.isPresent()) {
                return Optional.of(new Step.RevokeKey(owner, stray.get().id()));
            }
            return Optional.of(
                    seen.size() < most || old.isEmpty()
                            ? new Step.IssueKey(owner)
                            : new Step.RevokeKey(owner, old.getFirst().accessKeyId()));
        }
        return stray.map(key -> new Step.RevokeKey(owner, key.id()));
    }

    /** Keys of earlier generations. */
    List<IssuedKey> old() {
        return held.stream()
                .filter(key -> key.generation() < wanted.generation())
                .toList();
    }

    private boolean isSeen(IssuedKey key) {
        return seen.stream().anyMatch(one -> one.id().equals(key.accessKeyId()));
    }

    private boolean isHeld(AccessKey key) {
        return held.stream().anyMatch(one -> one.accessKeyId().equals(key.id()));
    }

    private boolean isOverdue(IssuedKey key, Instant now) {
        return key.generation() < wanted.generation()
                && wanted.oldUntil().filter(now::isBefore).isEmpty();
    }
}
