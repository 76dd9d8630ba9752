package io.stowage.provisioning.account;

import io.stowage.gateway.SecretRule;
import java.util.Optional;

/** The plans there are. */
public interface Plans {

    /** The plan as published last. A plan published before the order was made is found. */
    Optional<Plan> find(String planId);

    /**
     * What matters of a plan when an account is made.
     *
     * @param defaultBucketSuffix a bucket named {@code <subscription>-<suffix>} is created, or {@code <user>-<suffix>} where
     *     user names are our choice
     * @param accessKeys handed out with a new account, 1 or 2
     * @param userNameRule how users are called where names are our choice
     * @param passwordRule how secrets are made where they are our choice
     */
    record Plan(
            String planId,
            Optional<String> defaultBucketSuffix,
            int accessKeys,
            Optional<String> userNameRule,
            Optional<String> passwordRule) {

        /** A plan that leaves the rest to the gateway. */
        public Plan(String planId, Optional<String> defaultBucketSuffix, int accessKeys) {
            this(planId, defaultBucketSuffix, accessKeys, Optional.empty(), Optional.empty());
        }

        /** @throws IllegalArgumentException saying what is wrong with the password rule */
        public SecretRule secretRule() {
            return passwordRule.map(SecretRule::parse).orElse(SecretRule.STRONG);
        }
    }
}
