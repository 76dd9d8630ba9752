package io.stowage.gateway;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads {@link GatewaySettings} from named texts. */
final class GatewayProperties {

    private static final Pattern SIMPLE_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private final Map<String, String> values = new HashMap<>();

    GatewayProperties(Map<String, String> properties) {
        properties.forEach((name, value) -> values.put(plain(name), value.strip()));
    }

    GatewaySettings settings(String id) {
        var calls = CallSettings.DEFAULT;
        var breaker = BreakerSettings.DEFAULT;
        var perSecond = take("calls-per-second");
        var settings = new GatewaySettings(
                id,
                choice(GatewayType.class, "type").orElse(GatewayType.OSTOR),
                choice(OstorDialect.class, "dialect"),
                uri("endpoint"),
                take("region").orElse("us-east-1"),
                new AccessKey(needed("access-key"), Secret.of(needed("secret-key"))),
                choice(SignatureVersion.class, "signature").orElse(SignatureVersion.V4),
                new CallSettings(
                        number("max-concurrent-calls", calls.maxConcurrent()),
                        perSecond.isPresent()
                                ? OptionalInt.of(number("calls-per-second", perSecond.get()))
                                : calls.perSecond(),
                        duration("connect-timeout", calls.connectTimeout()),
                        duration("response-timeout", calls.responseTimeout()),
                        number("retry-attempts", calls.attempts()),
                        duration("retry-wait", calls.firstWait())),
                new BreakerSettings(
                        number("breaker-failure-rate-percent", breaker.failureRatePercent()),
                        number("breaker-window", breaker.window()),
                        number("breaker-minimum-calls", breaker.minimumCalls()),
                        duration("breaker-open-for", breaker.openFor())),
                room());
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("there is no property named "
                    + String.join(", ", values.keySet().stream().sorted().toList()));
        }
        return settings;
    }

    private Room room() {
        var accounts = take("max-accounts").map(text -> number("max-accounts", text));
        var bytes = take("max-bytes").map(text -> ByteCount.parse("max-bytes", text));
        return new Room(
                accounts.map(OptionalInt::of).orElse(OptionalInt.empty()),
                bytes.map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    private Optional<String> take(String name) {
        return Optional.ofNullable(values.remove(plain(name))).filter(value -> !value.isEmpty());
    }

    private String needed(String name) {
        return take(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private URI uri(String name) {
        try {
            return URI.create(needed(name));
        } catch (IllegalArgumentException wrong) {
            // The text itself stays out of the message: a mistaken endpoint may carry a password.
            throw new IllegalArgumentException(name + " is missing or no URL, wanted http(s)://host[:port]");
        }
    }

    private int number(String name, int otherwise) {
        return take(name).map(text -> number(name, text)).orElse(otherwise);
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(name + " must be a whole number, was '" + text + "'", wrong);
        }
    }

    private Duration duration(String name, Duration otherwise) {
        return take(name).map(text -> duration(name, text)).orElse(otherwise);
    }

    private static Duration duration(String name, String text) {
        var simple = SIMPLE_DURATION.matcher(text);
        if (simple.matches()) {
            var amount = Long.parseLong(simple.group(1));
            return switch (simple.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                default -> Duration.ofMinutes(amount);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(
                    name + " must be a duration such as 500ms, 10s or PT10S, was '" + text + "'", wrong);
        }
    }

    private <E extends Enum<E>> Optional<E> choice(Class<E> kind, String name) {
        return take(name)
                .map(text -> Arrays.stream(kind.getEnumConstants())
                        .filter(choice -> choice.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                name + " must be " + choices(kind) + ", was '" + text + "'")));
    }

    private static <E extends Enum<E>> String choices(Class<E> kind) {
        return String.join(
                " or ",
                Arrays.stream(kind.getEnumConstants())
                        .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
