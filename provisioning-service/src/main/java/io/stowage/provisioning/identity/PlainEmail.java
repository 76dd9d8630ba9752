package io.stowage.provisioning.identity;

/**
 * One user per customer: the plain address. For providers who sell one service each; a second subscription on the same
 * address is refused, never merged into the first.
 */
public final class PlainEmail implements IdentityRule {

    private final IdentityClaims claims;

    public PlainEmail(IdentityClaims claims) {
        this.claims = claims;
    }

    @Override
    public Answer nameFor(String subscriptionId, String email, String gatewayId) {
        if (!Addresses.usable(email)) {
            return new Refused("unusable-email", "'%s' is not a usable e-mail address".formatted(email));
        }
        String owner = claims.claim(gatewayId, email, subscriptionId);
        return owner.equals(subscriptionId)
                ? new Name(email)
                : new Refused(
                        "email-taken",
                        "the address belongs to subscription %s already, and this provider sells one service each"
                                .formatted(owner));
    }

    /** An address is its customer's, whatever becomes of one subscription. */
    @Override
    public boolean namesComeBack() {
        return true;
    }
}
