package io.stowage.provisioning.account;

import io.stowage.provisioning.account.Plans.Plan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the gateways hold, counted from all accounts, and from places given away here that have not been seen among them
 * yet. Kept small: of an account its gateway and what its quota is. May be used by many threads.
 */
public final class Occupancy {

    private final Plans plans;
    private final Map<String, Share> shares = new HashMap<>();
    private final Set<String> unseen = new HashSet<>();
    private final Map<String, Tally> tallies = new HashMap<>();

    public Occupancy(Plans plans) {
        this.plans = plans;
    }

    /**
     * One account's part of a gateway.
     *
     * @param ownQuota in bytes, that differs from the plan's; 0: it has none; empty: it is the plan's
     */
    public record Share(String gatewayId, String planId, OptionalLong ownQuota) {}

    /** An account holds this, as everybody knows by now. */
    public synchronized void holds(String subscriptionId, Share share) {
        unseen.remove(subscriptionId);
        put(subscriptionId, share);
    }

    /** An account has ended, or was forgotten. */
    public synchronized void ended(String subscriptionId) {
        unseen.remove(subscriptionId);
        remove(subscriptionId);
    }

    /** An account has no place, as everybody knows by now; it may have been given one here since. */
    public synchronized void placeless(String subscriptionId) {
        if (!unseen.contains(subscriptionId)) {
            remove(subscriptionId);
        }
    }

    /** Chooses a gateway with room and reserves the account's share of it. Empty: none has room. */
    synchronized Optional<Site> reserve(String subscriptionId, Share wanted, OptionalLong quota, List<Site> sites) {
        if (unseen.contains(subscriptionId)) {
            giveUp(subscriptionId);
        }
        Optional<Site> site = Placement.roomiest(sites, this::at, quota);
        site.ifPresent(chosen -> reserve(subscriptionId, wanted, chosen.gatewayId()));
        return site;
    }

    /** The account goes there, whatever room is left. */
    synchronized void reserve(String subscriptionId, Share wanted, String gatewayId) {
        unseen.add(subscriptionId);
        put(subscriptionId, new Share(gatewayId, wanted.planId(), wanted.ownQuota()));
    }

    /** What was reserved is not needed. */
    synchronized void giveUp(String subscriptionId) {
        if (unseen.remove(subscriptionId)) {
            remove(subscriptionId);
        }
    }

    synchronized Occupied at(String gatewayId) {
        Tally tally = tallies.get(gatewayId);
        return tally == null ? Occupied.NOTHING : tally.occupied();
    }

    private void put(String subscriptionId, Share share) {
        remove(subscriptionId);
        shares.put(subscriptionId, share);
        tallies.computeIfAbsent(share.gatewayId(), id -> new Tally()).add(share, 1);
    }

    private void remove(String subscriptionId) {
        Share before = shares.remove(subscriptionId);
        if (before != null) {
            tallies.computeIfAbsent(before.gatewayId(), id -> new Tally()).add(before, -1);
        }
    }

    /** Plans are few, and their quotas may change at any time. */
    private final class Tally {

        private final Map<String, Long> onPlans = new HashMap<>();
        private long accounts;
        private long ownBytes;

        void add(Share share, int sign) {
            accounts += sign;
            if (share.ownQuota().isPresent()) {
                ownBytes += sign * share.ownQuota().getAsLong();
            } else {
                onPlans.merge(share.planId(), (long) sign, Long::sum);
            }
        }

        Occupied occupied() {
            long bytes = ownBytes;
            for (Map.Entry<String, Long> plan : onPlans.entrySet()) {
                bytes = plan.getValue() == 0 ? bytes : sum(bytes, plan.getValue(), plan.getKey());
            }
            return new Occupied(accounts, bytes);
        }

        private long sum(long bytes, long number, String planId) {
            try {
                return Math.addExact(bytes, Math.multiplyExact(number, quota(planId)));
            } catch (ArithmeticException tooMuch) {
                return Long.MAX_VALUE;
            }
        }

        private long quota(String planId) {
            return plans.find(planId)
                    .map(Plan::quota)
                    .orElse(OptionalLong.empty())
                    .orElse(0);
        }
    }
}
