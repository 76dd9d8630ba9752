package io.stowage.provisioning.gateway;

import io.stowage.gateway.SecretRule;
import io.stowage.provisioning.account.Plans.Plan;
import java.util.Optional;

/**
 * How the user of an account is to be set up, as its plan says today.
 *
 * @param secretRule how the secret of the first key is made, where it is our choice
 */
record Setup(SecretRule secretRule) {

    /**
     * @param plan empty: it is not published any more
     * @throws IllegalArgumentException saying what is wrong with the plan
     */
    static Setup of(Optional<Plan> plan) {
        return new Setup(plan.map(Plan::secretRule).orElse(SecretRule.STRONG));
    }
}
