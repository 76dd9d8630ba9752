package io.stowage.provisioning.gateway;

import io.stowage.gateway.NewUser;
import io.stowage.gateway.SecretRule;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.Plans.Plan;
import java.util.Optional;

/**
 * How the user of an account is to be set up, as its plan says today.
 *
 * @param user to be made, if there is none
 * @param policy to be in force; empty: the gateway has none, or the plan is not published any more
 */
record Setup(NewUser user, Optional<UserPolicy> policy) {

    /**
     * @param plan empty: it is not published any more
     * @param policies whether the gateway has policies
     * @throws IllegalArgumentException saying what is wrong with the plan
     */
    static Setup of(Account account, Optional<Plan> plan, boolean policies) {
        String name = account.atGateway().userName();
        SecretRule secrets = plan.map(Plan::secretRule).orElse(SecretRule.STRONG);
        return new Setup(
                new NewUser(name, account.subscriptionId(), secrets, plan.flatMap(Plan::group)),
                plan.filter(present -> policies)
                        .map(present -> UserPolicy.of(present.policyText().forUser(name))));
    }
}
