package io.stowage.limits.account;

import io.stowage.gateway.Operation;
import io.stowage.gateway.RateLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One limit that is not as wanted, in words.
 *
 * @param target what is limited: {@code user}, or {@code bucket <name>}
 * @param limit which limit, with its unit
 * @param wanted a decimal number, or {@code unlimited}
 * @param found the same
 */
public record Difference(String target, String limit, String wanted, String found) {

    private static final String UNLIMITED = "unlimited";

    public static List<Difference> between(String target, RateLimits wanted, RateLimits found) {
        List<Difference> differences = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            add(
                    differences,
                    target,
                    operation + " operations/s",
                    words(wanted.operations().of(operation)),
                    words(found.operations().of(operation)));
        }
        add(differences, target, "outgoing kB/s", words(wanted.bandwidthOut()), words(found.bandwidthOut()));
        return List.copyOf(differences);
    }

    public static List<Difference> between(String target, OptionalLong wantedBytes, OptionalLong foundBytes) {
        List<Difference> differences = new ArrayList<>();
        add(differences, target, "bytes", words(wantedBytes), words(foundBytes));
        return List.copyOf(differences);
    }

    private static void add(List<Difference> all, String target, String limit, String wanted, String found) {
        if (!wanted.equals(found)) {
            all.add(new Difference(target, limit, wanted, found));
        }
    }

    private static String words(Optional<BigDecimal> rate) {
        return rate.map(BigDecimal::toPlainString).orElse(UNLIMITED);
    }

    private static String words(OptionalLong bytes) {
        return bytes.isPresent() ? Long.toString(bytes.getAsLong()) : UNLIMITED;
    }

    @Override
    public String toString() {
        return "%s: %s %s instead of %s".formatted(target, limit, found, wanted);
    }
}
