package io.stowage.notification.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The part of an account that messages are made of.
 *
 * @param updatedAt when provisioning wrote it: whatever provisioning told before is in it
 * @param productName on the invoice; empty: the plan's name
 * @param userName at the gateway; empty: none yet
 * @param quotaOverride in bytes, in place of the plan's; 0: unlimited; empty: the plan's
 * @param accessKeyIds keys of the newest generation
 * @param oldKeysUntil until when keys of earlier generations work; empty: they do not
 */
public record AccountFacts(
        AccountVersion version,
        Instant updatedAt,
        Service service,
        String planId,
        Optional<String> productName,
        Optional<String> userName,
        Contact contact,
        OptionalLong quotaOverride,
        List<String> accessKeyIds,
        Optional<Instant> oldKeysUntil) {

    public AccountFacts {
        accessKeyIds = List.copyOf(accessKeyIds);
    }

    /** The quota in bytes; empty: unlimited, which a quota of zero is too. */
    public OptionalLong quota(Terms terms) {
        OptionalLong quota = quotaOverride.isPresent() ? quotaOverride : terms.quota();
        return quota.isPresent() && quota.getAsLong() > 0 ? quota : OptionalLong.empty();
    }

    public AccountFacts ended() {
        return new AccountFacts(
                version,
                updatedAt,
                Service.TERMINATED,
                planId,
                productName,
                userName,
                contact,
                quotaOverride,
                accessKeyIds,
                oldKeysUntil);
    }
}
