package io.stowage.provisioning.identity;

import java.util.Locale;
import java.util.Set;

/** As a topic would keep them. */
public final class ClaimsInMemory implements IdentityClaims {

    private final NameClaimants claimants = new NameClaimants();

    @Override
    public String claim(String gatewayId, String name, String subscriptionId) {
        share(gatewayId, name, subscriptionId);
        String owner = claimants.owner(key(gatewayId, name)).orElseThrow();
        if (!owner.equals(subscriptionId)) {
            release(gatewayId, name, subscriptionId);
        }
        return owner;
    }

    @Override
    public void share(String gatewayId, String name, String subscriptionId) {
        claimants.claimed(key(gatewayId, name), subscriptionId);
    }

    @Override
    public Set<String> holders(String gatewayId, String name) {
        return claimants.holders(key(gatewayId, name));
    }

    @Override
    public void release(String gatewayId, String name, String subscriptionId) {
        claimants.released(key(gatewayId, name), subscriptionId);
    }

    private static String key(String gatewayId, String name) {
        return gatewayId + "|" + name.toLowerCase(Locale.ROOT);
    }
}
