package io.stowage.provisioning.account;

import io.stowage.gateway.SecretRule;
import io.stowage.gateway.policy.PolicyText;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

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
     * @param policy what a user may do, where the gateway has policies
     * @param group what the user is to be a member of, where the gateway has groups
     * @param quota space in bytes; empty: unlimited
     * @param gatewayIds gateways that it is offered on; empty: all
     */
    record Plan(
            String planId,
            Optional<String> defaultBucketSuffix,
            int accessKeys,
            Optional<String> userNameRule,
            Optional<String> passwordRule,
            Optional<String> policy,
            Optional<String> group,
            OptionalLong quota,
            Set<String> gatewayIds) {

        public Plan {
            gatewayIds = Set.copyOf(gatewayIds);
        }

        /** A plan that leaves the rest to the gateway. */
        public Plan(String planId, Optional<String> defaultBucketSuffix, int accessKeys) {
            this(
                    planId,
                    defaultBucketSuffix,
                    accessKeys,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Set.of());
        }

        boolean offeredAt(String gatewayId) {
            return gatewayIds.isEmpty() || gatewayIds.contains(gatewayId);
        }

        /**
         * Without one in the plan, everything in the user's own buckets.
         *
         * @throws IllegalArgumentException saying what is wrong with the policy
         */
        public PolicyText policyText() {
            return policy.map(PolicyText::parse).orElse(PolicyText.OWN_BUCKETS);
        }

        /** @throws IllegalArgumentException saying what is wrong with the password rule */
        public SecretRule secretRule() {
            return passwordRule.map(SecretRule::parse).orElse(SecretRule.STRONG);
        }
    }
}
