package io.stowage.provisioning.account;

import io.stowage.provisioning.account.OrderDecision.Rejected;
import io.stowage.provisioning.account.Placement.NotOffered;
import io.stowage.provisioning.account.Placement.Offered;
import io.stowage.provisioning.account.Plans.Plan;
import io.stowage.provisioning.order.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The gateways that an account could be at, apart from the room there is today. */
final class Candidates {

    private final Gateways gateways;

    Candidates(Gateways gateways) {
        this.gateways = gateways;
    }

    /** The gateway that there is no choice about, today or another day: named or the only one, and never full. */
    Optional<Site> onlyOne(Where where) {
        return gateways.sites().stream()
                .filter(site ->
                        gateways.sites().size() == 1 || where.gatewayId().equals(Optional.of(site.gatewayId())))
                .filter(site -> !site.room().isBounded())
                .findFirst();
    }

    /**
     * Asked for, offered, and able to do what the plan asks for.
     *
     * @param quota of the account; empty: it has none
     */
    Placement.Answer of(Where where, Plan plan, OptionalLong quota) {
        return switch (Placement.offered(where, plan, gateways.sites())) {
            case NotOffered not -> not;
            case Offered offered -> able(offered.sites(), plan, quota);
        };
    }

    private Placement.Answer able(List<Site> offered, Plan plan, OptionalLong quota) {
        List<Site> able = new ArrayList<>();
        List<Rejected> misfits = new ArrayList<>();
        for (Site site : offered) {
            misfit(site, plan, quota).ifPresentOrElse(misfits::add, () -> able.add(site));
        }
        return able.isEmpty()
                ? new NotOffered(new Rejected(
                        misfits.getFirst().reasonClass(),
                        misfits.stream().map(Rejected::reason).distinct().collect(Collectors.joining("; "))))
                : new Offered(able);
    }

    private Optional<Rejected> misfit(Site site, Plan plan, OptionalLong quota) {
        return PlanFit.oversize(plan, site, quota)
                .or(() -> gateways.capabilities(site.gatewayId())
                        .flatMap(capabilities -> PlanFit.misfit(plan, site.gatewayId(), capabilities)));
    }
}
