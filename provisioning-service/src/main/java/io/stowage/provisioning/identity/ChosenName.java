package io.stowage.provisioning.identity;

import io.stowage.gateway.UserNameRule;
import io.stowage.gateway.UserNameRule.Occasion;

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
                subscription.subscriptionId(),
                subscription.placedBy().eventId(),
                subscription.placedBy().occurredAt());
        try {
            return new Name(subscription
                    .userNameRule()
                    .map(UserNameRule::parse)
                    .orElse(UserNameRule.SERVICE_ID)
                    .nameFor(occasion));
        } catch (IllegalArgumentException unusable) {
            return new Refused("unusable-user-name", String.valueOf(unusable.getMessage()));
        }
    }
}
