package io.stowage.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.gateway.UserNameRule.Occasion;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a {@link UserNameRule}. */
sealed interface NamePart {

    /** @param place of the part in the rule, so that two random parts differ */
    String of(Occasion occasion, int place);

    /** How few characters it may give. */
    int shortest();

    record Literal(String text) implements NamePart {
        @Override
        public String of(Occasion occasion, int place) {
            return text;
        }

        @Override
        public int shortest() {
            return text.length();
        }
    }

    record ClientId() implements NamePart {
        @Override
        public String of(Occasion occasion, int place) {
            return occasion.clientId()
                    .filter(id -> !id.isEmpty())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the rule for user names asks for {client_id}, and the order names no customer id"));
        }

        @Override
        public int shortest() {
            return 1;
        }
    }

    record ServiceId() implements NamePart {
        @Override
        public String of(Occasion occasion, int place) {
            return occasion.serviceId();
        }

        @Override
        public int shortest() {
            return 1;
        }
    }

    record UnixTime() implements NamePart {
        @Override
        public String of(Occasion occasion, int place) {
            return Long.toString(occasion.occurredAt().getEpochSecond());
        }

        @Override
        public int shortest() {
            return 1;
        }
    }

    record Time(String pattern) implements NamePart {
        @Override
        public String of(Occasion occasion, int place) {
            return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                    .withZone(ZoneOffset.UTC)
                    .format(occasion.occurredAt());
        }

        @Override
        public int shortest() {
            return pattern.length();
        }
    }

    /** Looks like chance, and is derived from the order. It tells users apart and is no secret. */
    record Random(String alphabet, int length) implements NamePart {
        @Override
        public String of(Occasion occasion, int place) {
            StringBuilder made = new StringBuilder(length);
            int fair = 256 - 256 % alphabet.length();
            for (int block = 0; made.length() < length; block++) {
                for (byte one : digest(occasion.eventId() + "|" + place + "|" + block)) {
                    int chance = one & 0xff;
                    if (chance < fair && made.length() < length) {
                        made.append(alphabet.charAt(chance % alphabet.length()));
                    }
                }
            }
            return made.toString();
        }

        @Override
        public int shortest() {
            return length;
        }

        private static byte[] digest(String text) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }

    /** Both spellings of the manual: {@code random_digit_4} and {@code random_digits_4}. */
    Pattern RANDOM = Pattern.compile("random_(digit|letter)s?_([1-9][0-9]?)");

    /** @throws IllegalArgumentException if there is no such macro */
    static NamePart macro(String name) {
        Matcher random = RANDOM.matcher(name);
        if (random.matches()) {
            return new Random(
                    random.group(1).equals("digit") ? "0123456789" : "abcdefghijklmnopqrstuvwxyz",
                    Integer.parseInt(random.group(2)));
        }
        return switch (name) {
            case "client_id" -> new ClientId();
            case "service_id" -> new ServiceId();
            case "unixtime" -> new UnixTime();
            case "date" -> new Time("yyyy-MM-dd");
            case "time" -> new Time("HH-mm-ss");
            case "year" -> new Time("yyyy");
            case "month" -> new Time("MM");
            case "day" -> new Time("dd");
            case "hour" -> new Time("HH");
            case "minute" -> new Time("mm");
            case "second" -> new Time("ss");
            default ->
                throw new IllegalArgumentException(
                        "there is no macro {%s}; there are {client_id}, {service_id}, {unixtime}, {date}, {time}, {year},"
                                        .formatted(name)
                                + " {month}, {day}, {hour}, {minute}, {second}, {random_digits_4}, {random_letters_4}");
        };
    }
}
