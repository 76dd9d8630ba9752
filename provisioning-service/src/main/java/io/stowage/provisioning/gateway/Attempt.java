package io.stowage.provisioning.gateway;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.UserRef;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.AtGateway.IssuedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to bring one account about: takes the steps that {@link NextStep} decides. */
final class Attempt {

    private static final Logger log = LoggerFactory.getLogger(Attempt.class);

    private final Gateway gateway;
    private final NextStep nextStep;
    private final Purge purge;
    private final Instant now;
    private final List<AccessKey> handedOver = new ArrayList<>();
    private Account account;
    private @Nullable Observed observed;

    Attempt(Gateway gateway, Account account, Instant now) {
        this.gateway = gateway;
        this.nextStep = new NextStep(gateway.accessKeys().mostPerOwner());
        this.purge = new Purge(gateway);
        this.account = account;
        this.now = now;
    }

    Account account() {
        return account;
    }

    List<AccessKey> handedOver() {
        return List.copyOf(handedOver);
    }

    /** What was seen is no longer to be relied on: a write may or may not have happened. */
    void lookAgain() {
        observed = null;
    }

    /**
     * Takes steps until there is nothing more to do.
     *
     * @return the last one: {@link Step.Done}, {@link Step.End} or {@link Step.GiveUp}
     * @throws GatewayFailure as the gateway's calls do; what was reached so far is kept
     */
    Step proceed() {
        while (true) {
            Observed seen = observed == null ? observe() : observed;
            observed = seen;
            Step step = nextStep.of(account, seen, now);
            log.debug("{}: {}", account.subscriptionId(), step.getClass().getSimpleName());
            switch (step) {
                case Step.Done done -> {
                    return done;
                }
                case Step.End end -> {
                    return end;
                }
                case Step.GiveUp giveUp -> {
                    return giveUp;
                }
                case Step.CreateUser(String name) -> {
                    GatewayUser created = gateway.users().create(name);
                    account = account.at(account.atGateway().user(created.id()));
                    observed = Observed.of(created);
                }
                case Step.LookAtBuckets(var user) -> observed = seen.owning(bucketsOf(user));
                case Step.Adopt(var user) ->
                    account = account.at(account.atGateway().user(user.id()));
                case Step.Disable(var user) -> {
                    gateway.users().disable(user);
                    observed = seen.enabled(false);
                }
                case Step.Enable(var user) -> {
                    gateway.users().enable(user);
                    observed = seen.enabled(true);
                }
                case Step.IssueKey(var user) ->
                    observed = seen.issued(gateway.accessKeys().issue(user));
                case Step.HandOver(AccessKey key) -> handOver(key);
                case Step.RevokeKey(var user, String accessKeyId) -> {
                    gateway.accessKeys().revoke(user, accessKeyId);
                    account = account.at(account.atGateway().revoked(accessKeyId));
                    observed = seen.revoked(accessKeyId);
                }
                case Step.ForgetKey(String accessKeyId) ->
                    account = account.at(account.atGateway().revoked(accessKeyId));
                case Step.CreateBucket(AccessKey key, String name) -> {
                    gateway.storage(key).createBucket(new BucketName(name));
                    account = account.at(account.atGateway().bucket(name));
                }
                case Step.Purge(GatewayUser user) -> {
                    purge.everythingOf(user);
                    observed = Observed.nobody();
                }
            }
        }
    }

    private Observed observe() {
        return gateway.users()
                .findByEmail(account.atGateway().userName())
                .map(Observed::of)
                .orElseGet(Observed::nobody);
    }

    private Set<String> bucketsOf(UserRef user) {
        return gateway.buckets().of(user).stream()
                .map(bucket -> bucket.name().value())
                .collect(Collectors.toSet());
    }

    private void handOver(AccessKey key) {
        handedOver.add(key);
        account = account.at(account.atGateway()
                .issued(new IssuedKey(
                        key.id(),
                        account.wanted().keys().generation(),
                        now,
                        account.orders().last().eventId(),
                        false)));
    }
}
