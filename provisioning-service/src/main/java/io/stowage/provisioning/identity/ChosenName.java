package io.stowage.provisioning.identity;

import io.stowage.gateway.UserNameRule;
import io.stowage.gateway.UserNameRule.Occasion;
import java.util.Optional;

/** The plan's rule for user names, where names are our choice; without one, the subscription's id. */
final class ChosenName implements IdentityRule {

    @Override
    public Answer nameFor(NewSubscription subscription) {
        String email = subscription.customer().email();
        if (!Addresses.usable(email)) {
            // No part of the name here, and the customer is written to all the same.
            return new Refused("unusable-email", "'%s' is not a usable e-mail address".formatted(email));
        }
        Occasion occasion = new Occasion(
                subscription.customer().customerId(),
                DistinctId.of(subscription.subscriptionId()),
                subscription.placedBy().eventId(),
                subscription.placedBy().occurredAt());
        try {
            Optional<UserNameRule> ofPlan = subscription.userNameRule().map(UserNameRule::parse);
            String name = ofPlan.orElse(UserNameRule.SERVICE_ID).nameFor(occasion);
            // What a rule puts together may be the same of different parts.
            return new Name(name, ofPlan.isEmpty());
        } catch (IllegalArgumentException unusable) {
            return new Refused("unusable-user-name", String.valueOf(unusable.getMessage()));
        }
    }
}
