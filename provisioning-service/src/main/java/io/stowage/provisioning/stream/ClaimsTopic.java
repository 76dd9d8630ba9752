package io.stowage.provisioning.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.contracts.IdentityClaim;
import io.stowage.events.Emission;
import io.stowage.events.Outage;
import io.stowage.events.kafka.Ledger;
import io.stowage.events.kafka.SharedTopics;
import io.stowage.provisioning.identity.ClaimedName;
import io.stowage.provisioning.identity.IdentityClaims;
import io.stowage.provisioning.identity.NameClaimants;
import io.stowage.schemas.topics.TopicCatalogue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Claims in a log of one partition: a claimant appends its claim and reads up to it. The first claim that is not released
 * owns the name, and every instance reads the same order. Names lie in the log as hashes only.
 */
final class ClaimsTopic implements IdentityClaims, AutoCloseable {

    private final NameClaimants claimants = new NameClaimants();
    private final Ledger<IdentityClaim> ledger;
    private final Clock clock;

    ClaimsTopic(SharedTopics topics, Clock clock) {
        this.ledger = topics.ledger(TopicCatalogue.IDENTITY_CLAIMS, IdentityClaim.class, this::take);
        this.clock = clock;
    }

    /** @throws Outage when Kafka cannot be asked */
    @Override
    public String claim(String gatewayId, String claimed, String subscriptionId) {
        String name = hash(gatewayId, claimed);
        ledger.readToEnd();
        if (!claimants.hasClaimed(name, subscriptionId)) {
            long claim = ledger.append(name, new IdentityClaim(subscriptionId, false, clock.instant()));
            ledger.readTo(claim);
        }
        String owner = claimants
                .owner(name)
                .orElseThrow(() -> new IllegalStateException("a claim that was appended was not found"));
        if (!owner.equals(subscriptionId)) {
            // Who is refused does not wait for the name.
            ledger.append(name, new IdentityClaim(subscriptionId, true, clock.instant()));
        }
        return owner;
    }

    /** @throws Outage when Kafka cannot be asked */
    @Override
    public void share(String gatewayId, String shared, String subscriptionId) {
        String name = hash(gatewayId, shared);
        ledger.readToEnd();
        if (!claimants.hasClaimed(name, subscriptionId)) {
            ledger.append(name, new IdentityClaim(subscriptionId, false, clock.instant()));
        }
    }

    /** @throws Outage when Kafka cannot be asked */
    @Override
    public Set<String> holders(String gatewayId, String name) {
        ledger.readToEnd();
        return claimants.holders(hash(gatewayId, name));
    }

    /** @throws Outage when Kafka cannot be asked */
    @Override
    public void release(String gatewayId, String released, String subscriptionId) {
        String name = hash(gatewayId, released);
        ledger.readToEnd();
        if (claimants.hasClaimed(name, subscriptionId)) {
            ledger.append(name, new IdentityClaim(subscriptionId, true, clock.instant()));
        }
    }

    /** An entry that gives the name back, for the transaction in which the end of the subscription is remembered. */
    static Emission givenBack(ClaimedName name, String subscriptionId, Instant now) {
        String hash = hash(name.gatewayId(), name.name());
        return new Emission(
                TopicCatalogue.IDENTITY_CLAIMS,
                Optional.of(hash),
                new IdentityClaim(subscriptionId, true, now),
                hash + "|" + subscriptionId + "|given-back",
                "io.stowage.identity-claims.given-back",
                now);
    }

    private void take(String name, IdentityClaim claim) {
        if (claim.getReleased()) {
            claimants.released(name, claim.getSubscriptionId());
        } else {
            claimants.claimed(name, claim.getSubscriptionId());
        }
    }

    /** Domains of addresses do not distinguish case, and of local parts hardly any server does. */
    private static String hash(String gatewayId, String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((gatewayId + "|" + name.toLowerCase(Locale.ROOT)).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
