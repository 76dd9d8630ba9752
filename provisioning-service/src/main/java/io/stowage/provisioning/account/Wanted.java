package io.stowage.provisioning.account;

import io.stowage.provisioning.order.Customer;
import io.stowage.provisioning.order.LimitsOverride;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What billing's orders add up to.
 *
 * @param productName on the customer's invoice; empty: the plan's name
 * @param defaultBucket to be created with the account
 * @param keys the user's access keys that billing is to hold; their generation is that of the accounts' keys too
 * @param accounts accounts that are to be inside the user: how many access keys of each billing is to hold, by name
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
        SortedMap<String, Integer> accounts,
        Optional<LimitsOverride> limitsOverride,
        Optional<End> end) {

    public Wanted {
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    }

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

    /** The keys of an account inside the user: of the same generation as the user's. */
    public WantedKeys keysOf(String accountName) {
        return new WantedKeys(accounts.getOrDefault(accountName, 0), keys.generation(), keys.oldUntil());
    }

    public Wanted serve(Service other) {
        return with(other, planId, customer, keys, accounts, limitsOverride, Optional.empty());
    }

    public Wanted terminate(End how) {
        return with(Service.TERMINATED, planId, customer, keys, accounts, limitsOverride, Optional.of(how));
    }

    public Wanted onPlan(String other) {
        return with(service, other, customer, keys, accounts, limitsOverride, end);
    }

    public Wanted contact(Customer other) {
        return with(service, planId, other, keys, accounts, limitsOverride, end);
    }

    public Wanted keys(WantedKeys other) {
        return with(service, planId, customer, other, accounts, limitsOverride, end);
    }

    /** @param keyCount how many access keys of it billing is to hold */
    public Wanted account(String name, int keyCount) {
        SortedMap<String, Integer> more = new TreeMap<>(accounts);
        more.put(name, keyCount);
        return with(service, planId, customer, keys, more, limitsOverride, end);
    }

    public Wanted withoutAccount(String name) {
        SortedMap<String, Integer> fewer = new TreeMap<>(accounts);
        fewer.remove(name);
        return with(service, planId, customer, keys, fewer, limitsOverride, end);
    }

    Wanted bucket(Optional<String> name) {
        return new Wanted(service, planId, customer, productName, name, keys, accounts, limitsOverride, end);
    }

    /** In bytes, where it differs from the plan's; 0: there is none. */
    OptionalLong ownQuota() {
        return limitsOverride.map(LimitsOverride::quotaBytes).orElse(OptionalLong.empty());
    }

    /** In bytes, with that plan; empty: there is none. */
    OptionalLong quota(Plans.Plan plan) {
        OptionalLong own = ownQuota();
        return own.isEmpty() ? plan.quota() : own.getAsLong() == 0 ? OptionalLong.empty() : own;
    }

    /** @param accountName whose; empty: the user's */
    Wanted oneKeyLess(Optional<String> accountName) {
        if (accountName.isPresent()) {
            String name = accountName.get();
            return accounts.containsKey(name) ? account(name, Math.max(0, accounts.get(name) - 1)) : this;
        }
        return keys(new WantedKeys(Math.max(0, keys.count() - 1), keys.generation(), keys.oldUntil()));
    }

    /** New keys for all owners; who was to hold none is to hold one again. */
    Wanted rotated(Optional<Instant> oldUntil) {
        SortedMap<String, Integer> each = new TreeMap<>(accounts);
        each.replaceAll((name, count) -> Math.max(1, count));
        WantedKeys next = new WantedKeys(Math.max(1, keys.count()), keys.generation() + 1, oldUntil);
        return with(service, planId, customer, next, each, limitsOverride, end);
    }

    public Wanted overriding(LimitsOverride other) {
        return with(service, planId, customer, keys, accounts, Optional.of(other), end);
    }

    Wanted withoutPersonalData() {
        return with(service, planId, Customer.UNKNOWN, keys, new TreeMap<>(), limitsOverride, end);
    }

    private Wanted with(
            Service otherService,
            String otherPlan,
            Customer otherCustomer,
            WantedKeys otherKeys,
            SortedMap<String, Integer> otherAccounts,
            Optional<LimitsOverride> otherLimits,
            Optional<End> otherEnd) {
        return new Wanted(
                otherService,
                otherPlan,
                otherCustomer,
                productName,
                defaultBucket,
                otherKeys,
                otherAccounts,
                otherLimits,
                otherEnd);
    }
}
