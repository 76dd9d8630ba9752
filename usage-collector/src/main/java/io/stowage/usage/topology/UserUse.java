package io.stowage.usage.topology;

import io.stowage.usage.storage.Measurement;
import io.stowage.usage.storage.StorageUse;
import java.util.Optional;

/**
 * What a reading came to, and whose it is.
 *
 * @param subscriptionId empty: a user of no subscription
 */
record UserUse(
        String gatewayId, String userId, Optional<String> subscriptionId, Measurement measurement, StorageUse use) {

    /** Key of the record on {@code stowage.usage.storage}. */
    String key() {
        return subscriptionId.orElseGet(() -> gatewayId + "/" + userId);
    }
}
