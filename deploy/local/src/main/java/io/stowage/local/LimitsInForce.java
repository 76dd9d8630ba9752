package io.stowage.local;

import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Capabilities.QuotaRules;
import io.stowage.gateway.Capabilities.Rates;
import io.stowage.gateway.Capabilities.Scope;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.Operation;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.UserRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The limits of a user in words, as its gateway tells them: of each kind that it has. */
final class LimitsInForce {

    private static final long GIB = 1L << 30;

    private LimitsInForce() {}

    static String of(Gateway gateway, UserRef user) {
        Capabilities capabilities = gateway.capabilities();
        Set<Scope> rates = capabilities.rates().map(Rates::scopes).orElse(Set.of());
        Set<Scope> quotas = capabilities.quotas().map(QuotaRules::scopes).orElse(Set.of());
        List<String> words = new ArrayList<>();
        if (rates.contains(Scope.USER)) {
            words.add(words(gateway.limits().read(user)));
        }
        if (quotas.contains(Scope.USER) || quotas.contains(Scope.ALL_BUCKETS)) {
            words.add("quota " + words(gateway.quotas().read(user)));
        }
        return words.isEmpty() ? "it has none for users" : String.join(", ", words);
    }

    private static String words(RateLimits limits) {
        return "GET %s/s, LIST %s/s, out %s kB/s"
                .formatted(
                        rate(limits.operations().of(Operation.GET)),
                        rate(limits.operations().of(Operation.LIST)),
                        rate(limits.bandwidthOut()));
    }

    private static String words(OptionalLong bytes) {
        return bytes.isPresent() ? bytes.getAsLong() / GIB + " GiB" : "unlimited";
    }

    private static String rate(Optional<BigDecimal> rate) {
        return rate.map(BigDecimal::toPlainString).orElse("unlimited");
    }
}
