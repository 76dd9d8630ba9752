package io.stowage.provisioning.gateway;

import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.Wanted;
import io.stowage.provisioning.account.Wanted.Service;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides the next step from what is wanted, what is remembered and what is seen. Pure, so that the same state leads to
 * the same step, whoever died between two of them.
 */
final class NextStep {

    /** More keys than this no owner can hold (Acronis guide 2.1.6, Virtuozzo 4.6 API reference 3.3). */
    private final int mostKeys;

    private final Optional<UserPolicy> policy;

    /** @param policy to be in force; empty: none is wanted */
    NextStep(int mostKeys, Optional<UserPolicy> policy) {
        this.mostKeys = mostKeys;
        this.policy = policy;
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
                ? new Step.CreateUser()
                : new Step.GiveUp(
                        "user-missing", "user %s was removed at the gateway by somebody else".formatted(known.get()));
    }

    /** Made by an attempt that did not live to remember it, or by somebody else for another purpose. */
    private static Step adopt(Account account, GatewayUser user, Optional<Set<String>> buckets) {
        if (buckets.isEmpty()) {
            return new Step.LookAtBuckets(user.ref());
        }
        Set<String> ours = account.wanted().defaultBucket().map(Set::of).orElse(Set.of());
        boolean pristine = !user.system()
                && account.atGateway().accounts().containsAll(names(user))
                && ours.containsAll(buckets.get());
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
        Optional<UserPolicy> other =
                policy.filter(wanted -> !account.atGateway().policyDigest().equals(Optional.of(wanted.digest())));
        if (other.isPresent()) {
            return new Step.PutPolicy(user.ref(), other.get());
        }
        if (serve && !user.enabled()) {
            return new Step.Enable(user.ref());
        }
        Optional<Step> missing = missing(account, user);
        if (missing.isPresent()) {
            return missing.get();
        }
        Optional<String> bucket = account.wanted()
                .defaultBucket()
                .filter(name -> account.atGateway().defaultBucket().isEmpty());
        if (bucket.isPresent() && serve && !user.accessKeys().isEmpty()) {
            return new Step.CreateBucket(user, bucket.get());
        }
        boolean oldKeys = owners(account, user).anyMatch(owner -> !owner.old().isEmpty());
        return new Step.Done(oldKeys ? account.wanted().keys().oldUntil() : Optional.empty());
    }

    /** What has to go: accounts inside the user that were removed, and keys. */
    private static Optional<Step> withdrawal(Account account, GatewayUser user, Instant now) {
        Optional<Step> deletion = account.atGateway().accounts().stream()
                .filter(name -> !account.wanted().accounts().containsKey(name)
                        && user.account(name).isPresent())
                .findFirst()
                .map(name -> new Step.DeleteAccount(user.ref(), name));
        return deletion.or(() -> owners(account, user)
                .flatMap(owner -> owner.withdrawal(now).stream())
                .findFirst());
    }

    /** Keys of the user, then accounts inside it and theirs. */
    private Optional<Step> missing(Account account, GatewayUser user) {
        Optional<Step> ofUser = OwnersKeys.ofUser(account, user).missing(mostKeys);
        return ofUser.or(() -> account.wanted().accounts().keySet().stream()
                .flatMap(name -> missing(account, user, name).stream())
                .findFirst());
    }

    private Optional<Step> missing(Account account, GatewayUser user, String name) {
        return user.account(name).isPresent()
                ? OwnersKeys.ofAccount(account, user, name).missing(mostKeys)
                : Optional.of(new Step.CreateAccount(user.ref(), name));
    }

    private static Stream<OwnersKeys> owners(Account account, GatewayUser user) {
        return Stream.concat(
                Stream.of(OwnersKeys.ofUser(account, user)),
                account.atGateway().accounts().stream().map(name -> OwnersKeys.ofAccount(account, user, name)));
    }

    private static Set<String> names(GatewayUser user) {
        return user.accounts().stream().map(io.stowage.gateway.Account::name).collect(Collectors.toSet());
    }
}
