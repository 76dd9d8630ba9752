package io.stowage.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How users are called where their names are our choice: a text with macros, as the manual of the MinIO module for billing
 * systems has them ("Username rule"). What comes out is in lower case, with {@code -} for {@code _}.
 *
 * <p>The same occasion gives the same name again: neither the clock nor chance has a part in it.
 */
public final class UserNameRule {

    private static final int LONGEST = 41;
    private static final Pattern USABLE = Pattern.compile("[a-z0-9][a-z0-9-]{1," + (LONGEST - 2) + "}[a-z0-9]");
    private static final Pattern PART = Pattern.compile("\\{([^{}]*)}|([^{}]+)");

    /** The subscription's id. Stands below what it is made with. */
    public static final UserNameRule SERVICE_ID = parse("{service_id}");

    private final List<NamePart> parts;

    private UserNameRule(List<NamePart> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * What a name is made for.
     *
     * @param clientId the customer, as billing knows them
     * @param serviceId the subscription
     * @param eventId of the order, which the random macros are derived from
     * @param occurredAt when the order was made, which the macros of date and time tell, in UTC
     */
    public record Occasion(Optional<String> clientId, String serviceId, String eventId, Instant occurredAt) {}

    /** @throws IllegalArgumentException saying what is wrong with it, if no name that it makes could be used */
    public static UserNameRule parse(String text) {
        List<NamePart> parts = new ArrayList<>();
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.lookingAt()) {
            parts.add(
                    part.group(1) == null ? new NamePart.Literal(fold(part.group(2))) : NamePart.macro(part.group(1)));
            end = part.end();
            part.region(end, text.length());
        }
        if (end < text.length()) {
            throw new IllegalArgumentException("a brace has no partner in '%s'".formatted(text));
        }
        refuseUnusable(text, parts);
        return new UserNameRule(parts);
    }

    private static void refuseUnusable(String text, List<NamePart> parts) {
        if (parts.stream().allMatch(NamePart.Literal.class::isInstance)) {
            throw new IllegalArgumentException(
                    "'%s' names every user the same; {service_id} tells them apart".formatted(text));
        }
        for (NamePart part : parts) {
            if (part instanceof NamePart.Literal literal && !literal.text().matches("[a-z0-9-]*")) {
                throw new IllegalArgumentException("user names are made of a-z 0-9 -, and '%s' is not".formatted(text));
            }
        }
        if (parts.getFirst() instanceof NamePart.Literal first && first.text().startsWith("-")) {
            throw new IllegalArgumentException("user names begin with a letter or digit, not as '%s'".formatted(text));
        }
        int shortest = parts.stream().mapToInt(NamePart::shortest).sum();
        if (shortest > LONGEST) {
            throw new IllegalArgumentException("user names have at most %d characters, and '%s' gives %d or more"
                    .formatted(LONGEST, text, shortest));
        }
    }

    /** @throws IllegalArgumentException saying what is wrong with the name, if it cannot be used */
    public String nameFor(Occasion occasion) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            name.append(parts.get(i).of(occasion, i));
        }
        String folded = fold(name.toString());
        if (!USABLE.matcher(folded).matches()) {
            throw new IllegalArgumentException(
                    "the user would be called '%s', and names have 3 to %d of a-z 0-9 -, the first and the last a letter or digit"
                            .formatted(folded, LONGEST));
        }
        return folded;
    }

    /** As bucket names want it, which begin with the user's. */
    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
