package io.stowage.provisioning.gateway;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Account;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayBucket;
import io.stowage.gateway.GatewayUser;
import java.util.List;

/**
 * Removes a user and everything it owns. Buckets can be emptied and deleted by their owner only (Acronis guide 2.1), who
 * must be enabled for that: so the customer's keys are revoked first, those of accounts inside the user with them, and a
 * key that nobody else ever sees does the work. May be broken off anywhere and begun again.
 */
final class Purge {

    private final Gateway gateway;

    Purge(Gateway gateway) {
        this.gateway = gateway;
    }

    void everythingOf(GatewayUser user) {
        for (AccessKey key : user.accessKeys()) {
            gateway.accessKeys().revoke(user.ref(), key.id());
        }
        for (Account account : user.accounts()) {
            gateway.accounts().delete(user.ref(), account.name());
        }
        List<GatewayBucket> buckets = gateway.buckets().of(user.ref());
        if (!buckets.isEmpty()) {
            AccessKey own = gateway.accessKeys().issue(user.ref());
            gateway.users().enable(user.ref());
            CustomerStorage storage = gateway.storageOf(
                    new GatewayUser(user.id(), user.name(), true, user.system(), List.of(own), List.of()));
            buckets.forEach(bucket -> {
                storage.empty(bucket.name());
                storage.deleteBucket(bucket.name());
            });
        }
        gateway.users().delete(user.ref());
    }
}
