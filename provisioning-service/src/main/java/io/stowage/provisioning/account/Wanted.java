package io.stowage.provisioning.account;

import io.stowage.provisioning.order.Customer;
import io.stowage.provisioning.order.LimitsOverride;
import java.time.Instant;
import java.util.Optional;

/**
 * What billing's orders add up to.
 *
 * @param productName on the customer's invoice; empty: the plan's name
 * @param defaultBucket to be created with the account
 * @param keys the access keys that billing is to hold
 * @param limitsOverride limits that differ from the plan's; passed on to the limits service
 * @param end how the data are to be dealt with once the service is terminated; empty while it is not
 */
public record Wanted(
        Service service,
        String planId,
        Customer customer,
        Optional<String> productName,
        Optional<String> defaultBucket,
        WantedKeys keys,
        Optional<LimitsOverride> limitsOverride,
        Optional<End> end) {

    /** Whether the customer is to be served. */
    public enum Service {
        ACTIVE,
        SUSPENDED,
        TERMINATED
    }

    /**
     * Access keys that billing is to hold.
     *
     * @param count 0 to 2
     * @param generation grows with each rotation; keys of an earlier generation are to be replaced
     * @param oldUntil until when keys of earlier generations stay valid; empty: they are revoked at once
     */
    public record WantedKeys(int count, int generation, Optional<Instant> oldUntil) {}

    /** The end of the service. */
    public sealed interface End {}

    /** The account is disabled and its data stay. */
    public record Keep() implements End {}

    /** The account is disabled, and everything of it is removed at that time. */
    public record PurgeAt(Instant time) implements End {}

    /** Whether it is too late to want anything else: the purge may have begun. */
    public boolean purgeIsDue(Instant now) {
        return end.isPresent() && end.get() instanceof PurgeAt purge && !now.isBefore(purge.time());
    }

    public Wanted serve(Service other) {
        return new Wanted(other, planId, customer, productName, defaultBucket, keys, limitsOverride, Optional.empty());
    }

    public Wanted terminate(End how) {
        return new Wanted(
                Service.TERMINATED,
                planId,
                customer,
                productName,
                defaultBucket,
                keys,
                limitsOverride,
                Optional.of(how));
    }

    public Wanted onPlan(String other) {
        return new Wanted(service, other, customer, productName, defaultBucket, keys, limitsOverride, end);
    }

    public Wanted contact(Customer other) {
        return new Wanted(service, planId, other, productName, defaultBucket, keys, limitsOverride, end);
    }

    public Wanted keys(WantedKeys other) {
        return new Wanted(service, planId, customer, productName, defaultBucket, other, limitsOverride, end);
    }

    public Wanted overriding(LimitsOverride other) {
        return new Wanted(service, planId, customer, productName, defaultBucket, keys, Optional.of(other), end);
    }

    Wanted withoutPersonalData() {
        return contact(Customer.UNKNOWN);
    }
}
