package io.stowage.gateway.rgw;

import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Operation;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What this gateway can do; asked for once, as far as versions differ. */
final class RgwCapabilities {

    private final RgwLimits limits;
    private final AtomicReference<@Nullable Capabilities> known = new AtomicReference<>();

    RgwCapabilities(RgwLimits limits) {
        this.limits = limits;
    }

    Capabilities get() {
        var found = known.get();
        if (found == null) {
            found = capabilities(limits.areThere());
            known.set(found);
        }
        return found;
    }

    private static Capabilities capabilities(boolean rates) {
        return new Capabilities(
                Capabilities.UserNames.CHOSEN,
                true,
                false,
                false,
                new Capabilities.Keys(RgwAccessKeys.MOST_PER_OWNER, Capabilities.ChosenBy.STOWAGE, true),
                rates ? Optional.of(rates()) : Optional.empty(),
                Optional.of(new Capabilities.QuotaRules(
                        Set.of(Capabilities.Scope.ALL_BUCKETS, Capabilities.Scope.BUCKET), RgwQuotas.KILOBYTE)),
                Optional.of(new Capabilities.OperationUsage(
                        Capabilities.OperationUsage.Source.USAGE_LOG, UsageHour.LENGTH)),
                Capabilities.StorageMeasurement.SAMPLED);
    }

    /** LIST goes with GET, DELETE with PUT. */
    private static Capabilities.Rates rates() {
        return new Capabilities.Rates(
                MinuteRates.OPERATIONS.smallest(),
                MinuteRates.BANDWIDTH.smallest(),
                Set.of(Operation.GET, Operation.PUT),
                Set.of(Capabilities.Scope.USER, Capabilities.Scope.BUCKET));
    }
}
