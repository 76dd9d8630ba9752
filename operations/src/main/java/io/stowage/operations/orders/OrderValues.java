package io.stowage.operations.orders;

import io.stowage.operations.input.Ids;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.apache.commons.validator.routines.EmailValidator;

/** What the single values of an order may be. Each refuses by an {@link IllegalArgumentException} that says why. */
final class OrderValues {

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
        try {
            long sequence = Long.parseLong(text);
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            // Told below, as for a negative one.
        }
        throw new IllegalArgumentException("'%s' is no sequence: a whole number from 0".formatted(text));
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
