package io.stowage.provisioning.stream;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the provisioning service.
 *
 * @param billingPublicKey file with billing's public key, for which secrets are encrypted
 * @param identity how users are called at the gateway
 * @param gracePeriod from disabling a terminated account to purging it, where the order says nothing else
 * @param firstRetry wait before an account that is not as wanted is tried again; doubled each time
 * @param longestRetry the wait stops growing here
 * @param holdRetry when an order that no gateway has room for is tried again
 * @param secondLook what was written at a gateway is looked at once more after one to two times this; longer than a call
 *     may be under way
 * @param markerRetention how long an ended account is remembered; longer than orders and dead letters are kept
 */
@ConfigurationProperties("stowage.provisioning")
record ProvisioningSettings(
        @Nullable Path billingPublicKey,
        @DefaultValue("sub-addressing") Identity identity,
        @DefaultValue("7d") Duration gracePeriod,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("1h") Duration longestRetry,
        @DefaultValue("1m") Duration holdRetry,
        @DefaultValue("15m") Duration secondLook,
        @DefaultValue("90d") Duration markerRetention) {

    /** How users are called at the gateway. */
    enum Identity {
        /** {@code jane+<subscriptionId>@example.com}: one user per subscription. */
        SUB_ADDRESSING,
        /** {@code jane@example.com}: one subscription per customer. */
        PLAIN_EMAIL
    }

    Path requiredBillingPublicKey() {
        if (billingPublicKey == null) {
            throw new IllegalArgumentException(
                    "stowage.provisioning.billing-public-key must name the file with billing's"
                            + " public key; make a pair with: ./stowage credentials new-key");
        }
        return billingPublicKey;
    }
}
