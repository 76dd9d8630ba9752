package io.stowage.provisioning.gateway;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.AtGateway;
import io.stowage.provisioning.account.AtGateway.IssuedKey;
import io.stowage.provisioning.account.Wanted;
import io.stowage.provisioning.account.Wanted.Service;
import io.stowage.provisioning.account.Wanted.WantedKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides the next step from what is wanted, what is remembered and what is seen. Pure, so that the same state leads to
 * the same step, whoever died between two of them.
 */
final class NextStep {

    /** More keys than this no user can hold (Acronis guide 2.1.6, Virtuozzo 4.6 API reference 3.3). */
    private final int mostKeys;

    NextStep(int mostKeys) {
        this.mostKeys = mostKeys;
    }

    Step of(Account account, Observed observed, Instant now) {
        if (account.atGateway().ended()) {
            return new Step.Done(account.nextAttemptAt());
        }
        if (observed.user().isEmpty()) {
            return withoutUser(account);
        }
        GatewayUser user = observed.user().get();
        Optional<UserId> known = account.atGateway().userId();
        if (known.isEmpty()) {
            return adopt(account, user, observed.buckets());
        }
        Optional<UserRef> doubled = observed.namesakes().stream()
                .filter(namesake -> !namesake.id().equals(known.get()))
                .findFirst();
        if (doubled.isPresent()) {
            return new Step.RemoveDouble(doubled.get());
        }
        if (!known.get().equals(user.id())) {
            return new Step.GiveUp(
                    "foreign-user",
                    "the gateway finds user %s by the name of user %s".formatted(user.id(), known.get()));
        }
        return account.wanted().end().isPresent()
                ? end(account, account.wanted().end().get(), user, now)
                : serve(account, user, now);
    }

    private static Step withoutUser(Account account) {
        if (account.wanted().service() == Service.TERMINATED) {
            return new Step.End();
        }
        Optional<UserId> known = account.atGateway().userId();
        return known.isEmpty()
                ? new Step.CreateUser(account.atGateway().userName())
                : new Step.GiveUp(
                        "user-missing", "user %s was removed at the gateway by somebody else".formatted(known.get()));
    }

    /** Made by an attempt that did not live to remember it, or by somebody else for another purpose. */
    private static Step adopt(Account account, GatewayUser user, Optional<Set<String>> buckets) {
        if (buckets.isEmpty()) {
            return new Step.LookAtBuckets(user.ref());
        }
        Set<String> ours = account.wanted().defaultBucket().map(Set::of).orElse(Set.of());
        boolean pristine = !user.system() && user.accounts().isEmpty() && ours.containsAll(buckets.get());
        if (pristine) {
            return new Step.Adopt(user);
        }
        return account.wanted().service() == Service.TERMINATED
                ? new Step.End()
                : new Step.GiveUp(
                        "name-taken",
                        "user %s is there already under the subscription's name and is in use".formatted(user.id()));
    }

    private static Step end(Account account, Wanted.End end, GatewayUser user, Instant now) {
        return switch (end) {
            case Wanted.Keep keep -> user.enabled() ? new Step.Disable(user.ref()) : new Step.End();
            case Wanted.PurgeAt purge -> {
                if (!now.isBefore(purge.time())) {
                    yield new Step.Purge(user);
                }
                yield user.enabled()
                        ? new Step.Disable(user.ref())
                        : withdrawal(account, user, now).orElseGet(() -> new Step.Done(Optional.of(purge.time())));
            }
        };
    }

    /** A user is disabled before anything else, and enabled only when no key works that must not. */
    private Step serve(Account account, GatewayUser user, Instant now) {
        boolean serve = account.wanted().service() == Service.ACTIVE;
        if (user.enabled() && !serve) {
            return new Step.Disable(user.ref());
        }
        Optional<Step> withdrawal = withdrawal(account, user, now);
        if (withdrawal.isPresent()) {
            return withdrawal.get();
        }
        if (serve && !user.enabled()) {
            return new Step.Enable(user.ref());
        }
        Optional<Step> key = key(account, user);
        if (key.isPresent()) {
            return key.get();
        }
        Optional<String> missing = account.wanted()
                .defaultBucket()
                .filter(bucket -> account.atGateway().defaultBucket().isEmpty());
        if (missing.isPresent() && serve && !user.accessKeys().isEmpty()) {
            return new Step.CreateBucket(user, missing.get());
        }
        return new Step.Done(
                oldKeys(account).isEmpty()
                        ? Optional.empty()
                        : account.wanted().keys().oldUntil());
    }

    /** Keys of billing's that are gone, or have to go. */
    private static Optional<Step> withdrawal(Account account, GatewayUser user, Instant now) {
        List<IssuedKey> held = account.atGateway().keys();
        Optional<IssuedKey> gone =
                held.stream().filter(key -> !isSeen(key, user)).findFirst();
        if (gone.isPresent()) {
            return Optional.of(new Step.ForgetKey(gone.get().accessKeyId()));
        }
        return held.stream()
                .filter(key -> key.toRevoke() || isOverdue(key, account.wanted().keys(), now))
                .findFirst()
                .map(key -> new Step.RevokeKey(user.ref(), key.accessKeyId()));
    }

    /** Keys that are missing, or that nobody holds. */
    private Optional<Step> key(Account account, GatewayUser user) {
        AtGateway known = account.atGateway();
        // Issued by an attempt that did not live to hand it over, or by a former owner of the partition.
        Optional<AccessKey> stray =
                user.accessKeys().stream().filter(key -> !known.holds(key.id())).findFirst();
        Optional<AccessKey> usable = user.accessKeys().stream()
                .filter(key -> !known.holds(key.id()) && key.secret().isTold())
                .findFirst();
        List<IssuedKey> old = oldKeys(account);
        if (known.keys().size() - old.size() < account.wanted().keys().count()) {
            if (usable.isPresent()) {
                return Optional.of(new Step.HandOver(usable.get()));
            }
            if (stray.isPresent()) {
                return Optional.of(new Step.RevokeKey(user.ref(), stray.get().id()));
            }
            return Optional.of(
                    user.accessKeys().size() < mostKeys || old.isEmpty()
                            ? new Step.IssueKey(user.ref())
                            : new Step.RevokeKey(user.ref(), old.getFirst().accessKeyId()));
        }
        return stray.map(key -> new Step.RevokeKey(user.ref(), key.id()));
    }

    private static boolean isSeen(IssuedKey key, GatewayUser user) {
        return user.accessKeys().stream().anyMatch(seen -> seen.id().equals(key.accessKeyId()));
    }

    private static boolean isOverdue(IssuedKey key, WantedKeys wanted, Instant now) {
        return key.generation() < wanted.generation()
                && wanted.oldUntil().filter(now::isBefore).isEmpty();
    }

    private static List<IssuedKey> oldKeys(Account account) {
        return account.atGateway().keys().stream()
                .filter(key -> key.generation() < account.wanted().keys().generation())
                .toList();
    }
}
