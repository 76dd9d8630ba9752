package io.stowage.provisioning.identity;

/**
 * One user per subscription: the customer's address with the subscription as sub-address (RFC 5233), {@code
 * jane+sub-1@example.com}. No two subscriptions can meet, and mail to the name still arrives where the customer's mail
 * server knows sub-addresses.
 */
public final class SubAddressing implements IdentityRule {

    @Override
    public Answer nameFor(String subscriptionId, String email, String gatewayId) {
        int at = email.lastIndexOf('@');
        if (at < 1 || !Addresses.usable(email)) {
            return new Refused("unusable-email", "'%s' is not a usable e-mail address".formatted(email));
        }
        String name = email.substring(0, at) + "+" + subscriptionId + email.substring(at);
        return Addresses.usable(name)
                ? new Name(name)
                : new Refused(
                        "unusable-email", "'%s' with the subscription is not a usable e-mail address".formatted(email));
    }

    /** A name is never given twice. */
    @Override
    public boolean namesComeBack() {
        return false;
    }
}
