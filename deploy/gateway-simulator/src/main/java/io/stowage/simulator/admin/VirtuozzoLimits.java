package io.stowage.simulator.admin;

import io.stowage.simulator.state.Limits;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All operations at once, in whole ops/minute, or bandwidth. Writing operations sets bandwidth to unlimited, and
 * operations not named become the default, or unlimited without one (Virtuozzo 4.6 API reference, 3.8).
 */
final class VirtuozzoLimits implements LimitsDialect {
    private static final List<String> KINDS = List.of("ops", "bandwidth");

    @Override
    public Stream<String> writeParameters() {
        return Stream.concat(Stream.concat(KINDS.stream(), OPERATIONS.stream()), Stream.of("out"));
    }

    @Override
    public Stream<String> removeParameters() {
        return KINDS.stream();
    }

    @Override
    public Limits written(Parameters parameters, @Nullable Limits before) {
        if (parameters.exactlyOneOf("ops", "bandwidth").equals("ops")) {
            if (parameters.has("out")) {
                throw Parameters.wrong("out is a limit of bandwidth, not of ops.");
            }
            return new Limits(operations(parameters), BigDecimal.ZERO);
        }
        if (OPERATIONS.stream().anyMatch(parameters::has)) {
            throw Parameters.wrong("Operations are limits of ops, not of bandwidth.");
        }
        return new Limits(before == null ? null : before.operations(), number(parameters, "out", BigDecimal.ZERO));
    }

    private static Map<String, BigDecimal> operations(Parameters parameters) {
        BigDecimal otherwise = number(parameters, "default", BigDecimal.ZERO);
        Map<String, BigDecimal> operations = new LinkedHashMap<>();
        OPERATIONS.forEach(operation -> operations.put(operation, number(parameters, operation, otherwise)));
        return operations;
    }

    @Override
    public Limits removed(Parameters parameters, Limits before) {
        boolean both = !parameters.has("ops") && !parameters.has("bandwidth");
        if (!both) {
            parameters.exactlyOneOf("ops", "bandwidth");
        }
        Map<String, BigDecimal> operations =
                both || parameters.has("ops") ? LimitsDialect.allUnlimited() : before.operations();
        return new Limits(operations, both || parameters.has("bandwidth") ? BigDecimal.ZERO : before.bandwidthOut());
    }

    @Override
    public String neverLimited() {
        return "0";
    }

    private static BigDecimal number(Parameters parameters, String name, BigDecimal otherwise) {
        if (!parameters.has(name)) {
            return otherwise;
        }
        String text = parameters.required(name);
        if (!text.matches("\\d{1,12}")) {
            throw Parameters.wrong(name + " must be a whole number, not negative.");
        }
        return new BigDecimal(text);
    }
}
