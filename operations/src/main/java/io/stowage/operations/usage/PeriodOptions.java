package io.stowage.operations.usage;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which days a command is about. */
final class PeriodOptions {

    @Option(
            names = "--from",
            paramLabel = "DAY",
            required = true,
            order = 1,
            converter = Day.class,
            description = "The first day, UTC, for example 2026-11-01.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--to",
            paramLabel = "DAY",
            required = true,
            order = 2,
            converter = Day.class,
            description = "The last day, UTC.")
    private LocalDate to = LocalDate.EPOCH;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    /** @throws ParameterException when the last day is before the first */
    Period period() {
        try {
            return new Period(from, to);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(), String.valueOf(wrong.getMessage()));
        }
    }
}
