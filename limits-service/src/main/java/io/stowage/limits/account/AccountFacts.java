package io.stowage.limits.account;

import io.stowage.gateway.UserId;
import io.stowage.limits.terms.LimitsOverride;
import java.util.Optional;

/**
 * What matters of an account when it is limited.
 *
 * @param userId empty: the user is not at the gateway yet
 * @param defaultBucket the bucket made with the account, once it is there
 */
public record AccountFacts(
        String gatewayId,
        String userName,
        Optional<UserId> userId,
        Optional<String> defaultBucket,
        String planId,
        Optional<LimitsOverride> override) {

    /** A user and a bucket that were there once stay known: an earlier state of the same order knows less. */
    AccountFacts after(AccountFacts before) {
        if (!gatewayId.equals(before.gatewayId) || !userName.equals(before.userName)) {
            return this;
        }
        return new AccountFacts(
                gatewayId,
                userName,
                userId.or(() -> before.userId),
                defaultBucket.or(() -> before.defaultBucket),
                planId,
                override);
    }
}
