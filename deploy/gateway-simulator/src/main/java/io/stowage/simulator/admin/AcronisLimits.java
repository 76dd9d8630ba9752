package io.stowage.simulator.admin;

import io.stowage.simulator.state.Limits;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One limit at a time, operations in ops/second; the others stay (Acronis guide, 3.3). */
final class AcronisLimits implements LimitsDialect {
    @Override
    public Stream<String> writeParameters() {
        return Stream.of("limit-type", "limit-resource", "limit-value");
    }

    @Override
    public Stream<String> removeParameters() {
        return Stream.empty();
    }

    @Override
    public Limits written(Parameters parameters, @Nullable Limits before) {
        String type = parameters.required("limit-type");
        String resource = parameters.required("limit-resource");
        BigDecimal value = value(parameters.required("limit-value"));
        Map<String, BigDecimal> operations = LimitsDialect.allUnlimited();
        if (before != null && before.operations() != null) {
            operations = new LinkedHashMap<>(before.operations());
        }
        BigDecimal bandwidth = before == null ? BigDecimal.ZERO : before.bandwidthOut();
        if (type.equals("ops") && OPERATIONS.contains(resource)) {
            operations.put(resource, value.multiply(SECONDS_PER_MINUTE));
        } else if (type.equals("bandwidth") && resource.equals("out")) {
            bandwidth = value;
        } else {
            throw Parameters.wrong("There is no limit " + type + ":" + resource + ".");
        }
        return new Limits(operations, bandwidth);
    }

    @Override
    public Limits removed(Parameters parameters, Limits before) {
        return new Limits(LimitsDialect.allUnlimited(), BigDecimal.ZERO);
    }

    @Override
    public String neverLimited() {
        return "0.00";
    }

    private static BigDecimal value(String text) {
        if (!text.matches("\\d{1,12}(\\.\\d{1,2})?")) {
            throw Parameters.wrong("limit-value must be a number, not negative, with two decimals at most.");
        }
        return new BigDecimal(text);
    }
}
