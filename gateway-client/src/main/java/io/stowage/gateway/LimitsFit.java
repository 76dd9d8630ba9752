package io.stowage.gateway;

import io.stowage.gateway.Capabilities.QuotaRules;
import io.stowage.gateway.Capabilities.Rates;
import io.stowage.gateway.Capabilities.Scope;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Which limits a gateway can be told exactly, judged without a call. */
public final class LimitsFit {

    private final Gateway gateway;
    private final Set<Scope> rates;
    private final boolean quotas;

    /** @throws GatewayFailure when the gateway has to be asked what it can do, and does not answer */
    public LimitsFit(Gateway gateway) {
        var capabilities = gateway.capabilities();
        this.gateway = gateway;
        rates = capabilities.rates().map(Rates::scopes).orElse(Set.of());
        var space = capabilities.quotas().map(QuotaRules::scopes).orElse(Set.of());
        quotas = space.contains(Scope.USER) || space.contains(Scope.ALL_BUCKETS);
    }

    /** Whether rates can be limited there. */
    public boolean hasRates(Scope scope) {
        return rates.contains(scope);
    }

    /** Whether the gateway itself bounds what a user stores. */
    public boolean hasQuotas() {
        return quotas;
    }

    /**
     * Why these rates cannot be told, in words; empty if they can.
     *
     * @param target in words
     * @param limits with every operation named that is to be limited: see {@link RateLimits#filledFromDefault}
     */
    public List<String> rateProblems(Scope scope, String target, RateLimits limits) {
        if (limits.isUnlimited()) {
            return List.of();
        }
        if (!hasRates(scope)) {
            return List.of("rate limits: it has none for " + target);
        }
        return gateway.limits().inexpressible(limits).stream()
                .map(rate -> "rate limits: %s, %s".formatted(target, rate))
                .toList();
    }

    /** The same of a quota of a user. One that the gateway does not enforce is no problem: others measure. */
    public List<String> quotaProblems(OptionalLong bytes) {
        if (!quotas || bytes.isEmpty() || gateway.quotas().expressible(bytes.getAsLong())) {
            return List.of();
        }
        return List.of("quotas: %d bytes are no positive multiple of %d"
                .formatted(bytes.getAsLong(), gateway.quotas().step()));
    }
}
