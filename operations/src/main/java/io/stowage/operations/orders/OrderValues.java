package io.stowage.operations.orders;

import io.stowage.contracts.OrderKind;
import io.stowage.operations.input.Ids;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.validator.routines.EmailValidator;

/** What the single values of an order may be. Each refuses by an {@link IllegalArgumentException} that says why. */
final class OrderValues {

    /** A hundred years: nobody means more, and times far beyond cannot be written down. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9._-]{3,255}");

    private static final Set<OrderKind> KINDS = EnumSet.complementOf(EnumSet.of(OrderKind.UNKNOWN));

    private OrderValues() {}

    static String subscriptionId(String text) {
        return Ids.require(text, "subscription id");
    }

    static String planId(String text) {
        return Ids.require(text, "plan id");
    }

    static String gatewayId(String text) {
        return Ids.require(text, "gateway id");
    }

    static String region(String text) {
        return Ids.require(text, "region");
    }

    static String eventId(String text) {
        return Ids.requireLine(text, "event id", 200);
    }

    static String customerId(String text) {
        return Ids.requireLine(text, "customer id", 200);
    }

    static String customerName(String text) {
        return Ids.requireLine(text, "name", 200);
    }

    static String productName(String text) {
        return Ids.requireLine(text, "product name", 200);
    }

    static String accessKeyId(String text) {
        return Ids.requireLine(text, "access key id", 200);
    }

    /** Of an account inside a user. */
    static String accountName(String text) {
        return Ids.require(text, "account name");
    }

    static String reason(String text) {
        return Ids.requireLine(text, "reason", 500);
    }

    /** As S3 has allowed them at any time: which of them exist, only the gateway knows. */
    static String bucket(String text) {
        if (!BUCKET.matcher(text).matches()) {
            throw new IllegalArgumentException("'%s' is no bucket name: 3 to 255 of A-Z a-z 0-9 . _ -"
                    .formatted(text.replaceAll("\\p{Cntrl}", "?")));
        }
        return text;
    }

    static String email(String text) {
        if (!EmailValidator.getInstance().isValid(text)) {
            throw new IllegalArgumentException(
                    "'%s' is no e-mail address".formatted(text.replaceAll("\\p{Cntrl}", "?")));
        }
        return text;
    }

    /** BCP 47, in its canonical case. */
    static String locale(String text) {
        try {
            String tag = new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
            if (text.isBlank() || tag.equals("und")) {
                throw new IllformedLocaleException();
            }
            return tag;
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(
                    "'%s' is no language; write for example en, de or pt-BR".formatted(text), e);
        }
    }

    static long sequence(String text) {
        return wholeNumber(text, "sequence");
    }

    /** 0: unlimited. */
    static long quotaBytes(String text) {
        return wholeNumber(text, "number of bytes");
    }

    static long seconds(String text) {
        return bounded(wholeNumber(text, "number of seconds"), text);
    }

    /** Of a length of time such as {@code 24h}: an order counts in seconds. */
    static long secondsOf(String timeSpan) {
        Duration span = TimeSpan.parse(timeSpan);
        if (span.toMillisPart() != 0) {
            throw new IllegalArgumentException("'%s' is no whole number of seconds".formatted(timeSpan));
        }
        return bounded(span.toSeconds(), timeSpan);
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw new IllegalArgumentException("'%s' is neither true nor false".formatted(other));
        };
    }

    /** A kind of this version's contract. */
    static OrderKind kind(String text) {
        return KINDS.stream()
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is no kind of order; there are %s".formatted(text, names(KINDS))));
    }

    private static String names(Set<OrderKind> kinds) {
        return kinds.stream().map(OrderKind::name).collect(Collectors.joining(", "));
    }

    private static long wholeNumber(String text, String what) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as for a negative one.
        }
        throw new IllegalArgumentException("'%s' is no %s: a whole number from 0".formatted(text, what));
    }

    private static long bounded(long seconds, String text) {
        if (seconds > LONGEST.toSeconds()) {
            throw new IllegalArgumentException("'%s' is longer than %d days".formatted(text, LONGEST.toDays()));
        }
        return seconds;
    }

    /** To the microsecond, as the contract has it. */
    static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'%s' is no time; write for example 2026-01-31T12:00:00Z".formatted(text), e);
        }
    }
}
