package io.stowage.operations.orders;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Values of options; what is wrong with one is told with the option's name. */
final class OptionValues {

    private OptionValues() {}

    /** @throws IllegalArgumentException naming the option, when it was not given or the parser refuses it */
    static <T> T required(String option, @Nullable String given, Function<String, T> parser) {
        return optional(option, given, parser)
                .orElseThrow(() -> new IllegalArgumentException("%s is missing".formatted(option)));
    }

    /**
     * What was parsed of a command's options.
     *
     * @throws ParameterException when an {@link IllegalArgumentException} says that the command line is wrong
     */
    static <T> T of(@Nullable CommandSpec command, Supplier<T> parsed) {
        try {
            return parsed.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(), String.valueOf(e.getMessage()), e);
        }
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
