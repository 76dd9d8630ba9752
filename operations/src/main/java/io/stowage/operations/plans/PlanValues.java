package io.stowage.operations.plans;

import io.stowage.contracts.MessageKind;
import io.stowage.contracts.WhenFull;
import io.stowage.gateway.SecretRule;
import io.stowage.gateway.UserNameRule;
import io.stowage.gateway.policy.PolicyText;
import io.stowage.operations.input.Ids;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the single values of a plan may be. Each refuses by an {@link IllegalArgumentException} that says why. */
final class PlanValues {

    private static final String SUFFIX = "[a-z0-9](?:[a-z0-9-]{0,28}[a-z0-9])?";

    private PlanValues() {}

    static String id(String text) {
        return Ids.require(text, "plan id");
    }

    static String name(String text) {
        return Ids.requireLine(text, "name", 100);
    }

    static WhenFull whenFull(String text) {
        return switch (text) {
            case "notify" -> WhenFull.NOTIFY;
            case "restrict" -> WhenFull.RESTRICT;
            case "suspend" -> WhenFull.SUSPEND;
            case String other ->
                throw new IllegalArgumentException("'%s' is none of notify, restrict, suspend".formatted(other));
        };
    }

    /** Points below a threshold, of which a percentage has a hundred. */
    static int releaseMargin(String text) {
        if (!text.matches("[0-9]|[1-4][0-9]|50")) {
            throw new IllegalArgumentException("'%s' is no margin: a whole number from 0 to 50".formatted(text));
        }
        return Integer.parseInt(text);
    }

    /** By the name that {@code notice preview} has for it. */
    static MessageKind message(String text) {
        return io.stowage.messages.MessageKind.named(text)
                .map(kind -> MessageKind.valueOf(kind.name()))
                .orElseThrow(() -> new IllegalArgumentException("'%s' is no message; there are %s"
                        .formatted(
                                text,
                                Arrays.stream(io.stowage.messages.MessageKind.values())
                                        .map(io.stowage.messages.MessageKind::id)
                                        .collect(Collectors.joining(", ")))));
    }

    static String message(MessageKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Part of a bucket name, which S3 limits to 63 characters and to these. */
    static String bucketSuffix(String text) {
        if (!text.matches(SUFFIX)) {
            throw new IllegalArgumentException(
                    "'%s' is no end of a bucket name: 1 to 30 of a-z 0-9 -, no - at either end".formatted(text));
        }
        return text;
    }

    /** At gateways that let us choose the names of users. */
    static String userNameRule(String text) {
        UserNameRule.parse(text);
        return text;
    }

    /** At gateways that let us choose secrets. */
    static String passwordRule(String text) {
        SecretRule.parse(text);
        return text;
    }

    /** At gateways with policies. */
    static String policy(String text) {
        PolicyText.parse(text);
        return text;
    }

    /** At gateways with groups. */
    static String group(String text) {
        return Ids.requireLine(text, "group", 100);
    }

    static String gateway(String text) {
        return Ids.require(text, "gateway id");
    }

    /** A gateway keeps at most two for a user (Virtuozzo 4.6 API reference). */
    static int accessKeys(String text) {
        return switch (text) {
            case "1" -> 1;
            case "2" -> 2;
            case String other -> throw new IllegalArgumentException("'%s' is neither 1 nor 2".formatted(other));
        };
    }
}
