package io.stowage.provisioning.account;

import io.stowage.provisioning.identity.NewSubscription;
import io.stowage.provisioning.order.Where;
import java.util.Optional;

/**
 * An account that has no gateway yet. What its names are made of is kept as it was with the first order: an attempt that
 * nobody remembers may have used them.
 *
 * @param where as ordered
 * @param subscription what the user's name is made of
 * @param bucketSuffix of the default bucket; empty: there is to be none
 * @param reason why there is no gateway, one line for people
 */
public record Hold(Where where, NewSubscription subscription, Optional<String> bucketSuffix, String reason) {

    Hold because(String other) {
        return new Hold(where, subscription, bucketSuffix, other);
    }
}
