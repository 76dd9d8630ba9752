package io.stowage.operations.gateways;

import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Capabilities.Scope;
import io.stowage.gateway.Operation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a gateway can do, in few words. */
public final class CapabilityWords {

    private CapabilityWords() {}

    public static String users(Capabilities capabilities) {
        String names = switch (capabilities.userNames()) {
            case EMAIL -> "by e-mail";
            case CHOSEN -> "by chosen name";
        };
        return names
                + (capabilities.accounts() ? ", accounts inside" : "")
                + (capabilities.policies() ? ", policies" : "");
    }

    public static String keys(Capabilities capabilities) {
        String chosen = switch (capabilities.keys().chosenBy()) {
            case GATEWAY -> "made by the gateway";
            case STOWAGE -> "made by us";
        };
        return "%d, %s%s"
                .formatted(
                        capabilities.keys().mostPerOwner(),
                        chosen,
                        capabilities.keys().secretTold() ? "" : ", secrets not told");
    }

    public static String rates(Capabilities capabilities) {
        return capabilities
                .rates()
                .map(rates -> "%s; multiples of %s/s, %s kB/s; on %s"
                        .formatted(
                                words(rates.groups().stream()
                                        .map(Operation::name)
                                        .toList()),
                                plain(rates.operationStep()),
                                plain(rates.bandwidthStep()),
                                scopes(rates.scopes())))
                .orElse("none");
    }

    public static String quotas(Capabilities capabilities) {
        return capabilities
                .quotas()
                .map(quotas -> "%s; multiples of %s".formatted(scopes(quotas.scopes()), bytes(quotas.step())))
                .orElse("none");
    }

    public static String operationUsage(Capabilities capabilities) {
        return capabilities
                .operationUsage()
                .map(usage -> switch (usage.source()) {
                    case STATISTICS_OBJECTS -> "statistics objects, about " + minutes(usage.window());
                    case USAGE_LOG -> "usage log, " + minutes(usage.window());
                })
                .orElse("not counted");
    }

    public static String storage(Capabilities capabilities) {
        return switch (capabilities.storage()) {
            case EXACT_INTEGRAL -> "exact byte-hours";
            case SAMPLED -> "sampled";
            case SAMPLED_WITH_AGE -> "sampled, may be old";
        };
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String scopes(Collection<Scope> scopes) {
        return words(scopes.stream().map(Scope::name).toList());
    }

    private static String words(Collection<String> names) {
        return names.stream()
                .sorted()
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String minutes(Duration window) {
        return window.toMinutes() + " min";
    }

    private static String bytes(long step) {
        return step == 1L << 30 ? "1 GiB" : step == 1L << 10 ? "1 KiB" : step + " B";
    }
}
