package io.stowage.operations.orders;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of options; what is wrong with one is told with the option's name. */
final class OptionValues {

    private OptionValues() {}

    /** @throws IllegalArgumentException naming the option, when it was not given or the parser refuses it */
    static <T> T required(String option, @Nullable String given, Function<String, T> parser) {
        return optional(option, given, parser)
                .orElseThrow(() -> new IllegalArgumentException("%s is missing".formatted(option)));
    }

    /** @throws IllegalArgumentException naming the option, when the parser refuses it */
    static <T> Optional<T> optional(String option, @Nullable String given, Function<String, T> parser) {
        try {
            return Optional.ofNullable(given).map(parser);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(option, e.getMessage()), e);
        }
    }
}
