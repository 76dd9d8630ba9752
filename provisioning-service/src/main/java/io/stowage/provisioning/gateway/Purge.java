package io.stowage.provisioning.gateway;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Account;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayUser;

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
        if (!gateway.buckets().of(user.ref()).isEmpty()) {
            AccessKey own = gateway.accessKeys().issue(user.ref());
            gateway.users().enable(user.ref());
            CustomerStorage storage = gateway.storage(own);
            storage.buckets().forEach(bucket -> {
                storage.empty(bucket);
                storage.deleteBucket(bucket);
            });
        }
        gateway.users().delete(user.ref());
    }
}
