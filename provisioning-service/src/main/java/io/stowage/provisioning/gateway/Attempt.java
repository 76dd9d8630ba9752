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
     * @throws GatewayFailure as the gateway's calls do; what was reached so far is kept
     */
    Step.Last proceed() {
        while (true) {
            Observed seen = observed == null ? observe() : observed;
            observed = seen;
            Step step = nextStep.of(account, seen, now);
            log.debug("{}: {}", account.subscriptionId(), step.getClass().getSimpleName());
            switch (step) {
                case Step.Last last -> {
                    return last;
                }
                case Step.CreateUser create -> {
                    GatewayUser created = gateway.users().create(create.name());
                    account = account.at(account.atGateway().user(created.id()));
                    observed = Observed.of(created);
                }
                case Step.LookAtBuckets look -> observed = seen.owning(bucketsOf(look.user()));
                case Step.Adopt adopt ->
                    account = account.at(account.atGateway().user(adopt.user().id()));
                case Step.Disable disable -> {
                    gateway.users().disable(disable.user());
                    observed = seen.enabled(false);
                }
                case Step.Enable enable -> {
                    gateway.users().enable(enable.user());
                    observed = seen.enabled(true);
                }
                case Step.IssueKey issue ->
                    observed = seen.issued(gateway.accessKeys().issue(issue.user()));
                case Step.HandOver handOver -> handOver(handOver.key());
                case Step.RevokeKey revoke -> {
                    gateway.accessKeys().revoke(revoke.user(), revoke.accessKeyId());
                    account = account.at(account.atGateway().revoked(revoke.accessKeyId()));
                    observed = seen.revoked(revoke.accessKeyId());
                }
                case Step.ForgetKey gone ->
                    account = account.at(account.atGateway().revoked(gone.accessKeyId()));
                case Step.CreateBucket create -> {
                    gateway.storage(create.key()).createBucket(new BucketName(create.name()));
                    account = account.at(account.atGateway().bucket(create.name()));
                }
                case Step.Purge all -> {
                    purge.everythingOf(all.user());
                    observed = Observed.nobody();
                }
            }
        }
    }

    /** By the id once it is known: the name may lead to another user by then. */
    private Observed observe() {
        String name = account.atGateway().userName();
        Optional<GatewayUser> found = account.atGateway()
                .userId()
                .map(id -> gateway.users().find(new UserRef(id, name)))
                .orElseGet(() -> gateway.users().findByEmail(name));
        return found.map(Observed::of).orElseGet(Observed::nobody);
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
