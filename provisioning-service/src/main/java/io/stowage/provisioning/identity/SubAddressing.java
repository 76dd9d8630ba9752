package io.stowage.provisioning.identity;

/**
 * One user per subscription: the customer's address with the subscription as sub-address (RFC 5233), {@code
 * jane+sub-1@example.com}. Mail to the name still arrives where the customer's mail server knows sub-addresses.
 */
public final class SubAddressing implements IdentityRule {

    @Override
    public Answer nameFor(NewSubscription subscription) {
        String email = subscription.customer().email();
        int at = email.lastIndexOf('@');
        if (at < 1 || !Addresses.usable(email)) {
            return new Refused("unusable-email", "'%s' is not a usable e-mail address".formatted(email));
        }
        String name = email.substring(0, at) + "+" + DistinctId.of(subscription.subscriptionId()) + email.substring(at);
        return Addresses.usable(name)
                ? new Name(name, true)
                : new Refused(
                        "unusable-email", "'%s' with the subscription is not a usable e-mail address".formatted(email));
    }
}
