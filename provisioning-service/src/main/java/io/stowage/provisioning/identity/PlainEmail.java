package io.stowage.provisioning.identity;

/**
 * One user per customer: the plain address. For providers who sell one service each; a second subscription on the same
 * address is refused, because the name is taken, never merged into the first.
 */
public final class PlainEmail implements IdentityRule {

    @Override
    public Answer nameFor(NewSubscription subscription) {
        String email = subscription.customer().email();
        return Addresses.usable(email)
                ? new Name(email, false)
                : new Refused("unusable-email", "'%s' is not a usable e-mail address".formatted(email));
    }
}
