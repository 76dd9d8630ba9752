package io.stowage.provisioning.gateway;

import io.stowage.events.Outage;
import io.stowage.gateway.AccessKey;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.KeyOwner;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.AtGateway.IssuedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to bring one account about: takes the steps that {@link NextStep} decides. */
final class Attempt {

    private static final Logger log = LoggerFactory.getLogger(Attempt.class);

    private final Gateway gateway;
    private final Setup setup;
    private final NextStep nextStep;
    private final Purge purge;
    private final DoubledUser doubledUser;
    private final OtherAccounts otherAccounts;
    private final Instant now;
    private final List<UserRef> namesakes;
    private final Set<UserId> dealtWith = new HashSet<>();
    private final List<HandedOver> handedOver = new ArrayList<>();
    private Account account;
    private @Nullable Observed observed;
    private boolean wrote;
    private boolean shadowed;
    private boolean shadowToRemove;

    /** @param namesakes users who share the account's name, as far as that was looked for */
    Attempt(
            Gateway gateway,
            Setup setup,
            Account account,
            List<UserRef> namesakes,
            OtherAccounts otherAccounts,
            Instant now) {
        this.gateway = gateway;
        this.setup = setup;
        this.nextStep = new NextStep(gateway.accessKeys().mostPerOwner(), setup.policy());
        this.purge = new Purge(gateway);
        this.doubledUser = new DoubledUser(gateway);
        this.otherAccounts = otherAccounts;
        this.namesakes = List.copyOf(namesakes);
        this.account = account;
        this.now = now;
    }

    Account account() {
        return account;
    }

    List<HandedOver> handedOver() {
        return List.copyOf(handedOver);
    }

    /** Whether something may have been written, so that the gateway is to be looked at once more when it has settled. */
    boolean wrote() {
        return wrote;
    }

    /** What was seen is no longer to be relied on: a write may or may not have happened. */
    void lookAgain() {
        observed = null;
    }

    /** Whether the refusal may be overcome: the gateway finds another user by the name of the account's. Once only. */
    boolean maySeeBehind(GatewayFailure.Rejected why) {
        boolean first = !shadowed && why.code().equals(GatewayFailure.Rejected.SHADOWED);
        shadowed |= first;
        shadowToRemove |= first;
        observed = null;
        return first;
    }

    /**
     * Takes steps until there is nothing more to do.
     *
     * @throws GatewayFailure as the gateway's calls do; what was reached so far is kept
     */
    Step.Last proceed() {
        if (shadowToRemove) {
            removeShadow();
            shadowToRemove = false;
        }
        while (true) {
            Observed seen = observed == null ? observe() : observed;
            observed = seen;
            Step step = nextStep.of(account, seen, now);
            log.debug("{}: {}", account.subscriptionId(), step.getClass().getSimpleName());
            if (step instanceof Step.Write) {
                mayGoOn();
                wrote = true;
            }
            switch (step) {
                case Step.Last last -> {
                    return last;
                }
                case Step.CreateUser create -> {
                    GatewayUser created = gateway.users().create(setup.user());
                    account = account.at(account.atGateway().user(created.id()));
                    observed = Observed.of(created);
                }
                case Step.LookAtBuckets look -> observed = seen.owning(bucketsOf(look.user()));
                case Step.Adopt adopt ->
                    account = account.at(account.atGateway().user(adopt.user().id()));
                case Step.RemoveDouble remove -> {
                    removeDouble(remove.doubled());
                    observed = null;
                }
                case Step.PutPolicy put -> {
                    gateway.policies().write(put.user(), put.policy().text());
                    account = account.at(account.atGateway().policy(put.policy().digest()));
                }
                case Step.Disable disable -> {
                    gateway.users().disable(disable.user());
                    observed = seen.enabled(false);
                }
                case Step.Enable enable -> {
                    gateway.users().enable(enable.user());
                    observed = seen.enabled(true);
                }
                case Step.CreateAccount create ->
                    observed = seen.created(gateway.accounts().create(create.user(), create.name()));
                case Step.DeleteAccount delete -> {
                    gateway.accounts().delete(delete.user(), delete.name());
                    account = account.at(account.atGateway().deletedAccount(delete.name()));
                    observed = seen.deletedAccount(delete.name());
                }
                case Step.IssueKey issue ->
                    observed = seen.issued(issue.owner(), gateway.accessKeys().issue(issue.owner()));
                case Step.HandOver handOver -> handOver(handOver.owner(), handOver.key());
                case Step.RevokeKey revoke -> {
                    gateway.accessKeys().revoke(revoke.owner(), revoke.accessKeyId());
                    account = account.at(account.atGateway().revoked(revoke.accessKeyId()));
                    observed = seen.revoked(revoke.accessKeyId());
                }
                case Step.ForgetKey gone ->
                    account = account.at(account.atGateway().revoked(gone.accessKeyId()));
                case Step.CreateBucket create -> {
                    gateway.storageOf(create.owner()).createBucket(new BucketName(create.name()));
                    account = account.at(account.atGateway().bucket(create.name()));
                }
                case Step.Purge all -> {
                    purge.everythingOf(all.user());
                    observed = Observed.nobody();
                    // A double that the gateway found the user before comes to light now.
                    findByName().ifPresent(other -> doubledUser.removeUnused(other.ref(), account.atGateway()));
                }
            }
        }
    }

    /** Whoever interrupts has a reason why this instance must not write any more. */
    private static void mayGoOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Outage("interrupted before a write", new InterruptedException());
        }
    }

    /** By the id once it is known: the name may lead to another user by then. */
    private Observed observe() {
        String name = account.atGateway().userName();
        Optional<GatewayUser> found = account.atGateway()
                .userId()
                .map(id -> gateway.users().find(new UserRef(id, name)))
                .orElseGet(this::findByName);
        found.ifPresent(user -> otherAccounts.report(user, account.atGateway()));
        return found.map(Observed::of)
                .orElseGet(Observed::nobody)
                .among(namesakes.stream()
                        .filter(user -> !dealtWith.contains(user.id()))
                        .toList());
    }

    private Optional<GatewayUser> findByName() {
        return gateway.users().findByName(account.atGateway().userName());
    }

    private void removeShadow() {
        findByName()
                .filter(other -> !account.atGateway().userId().equals(Optional.of(other.id())))
                .ifPresent(other -> removeDouble(other.ref()));
    }

    private void removeDouble(UserRef doubled) {
        mayGoOn();
        wrote = true;
        doubledUser.remove(doubled, account.atGateway());
        dealtWith.add(doubled.id());
    }

    private Set<String> bucketsOf(UserRef user) {
        return gateway.buckets().of(user).stream()
                .map(bucket -> bucket.name().value())
                .collect(Collectors.toSet());
    }

    private void handOver(KeyOwner owner, AccessKey key) {
        Optional<String> accountName = OwnersKeys.accountName(owner);
        handedOver.add(new HandedOver(key, accountName));
        account = account.at(account.atGateway()
                .issued(new IssuedKey(
                        key.id(),
                        accountName,
                        account.wanted().keys().generation(),
                        now,
                        account.orders().last().eventId(),
                        false)));
    }
}
