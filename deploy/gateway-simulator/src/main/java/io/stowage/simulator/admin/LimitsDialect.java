package io.stowage.simulator.admin;

import io.stowage.simulator.state.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a dialect writes and shows limits. Kept are operations per minute and kilobytes per second. */
sealed interface LimitsDialect permits AcronisLimits, VirtuozzoLimits {
    List<String> OPERATIONS = List.of("default", "get", "put", "list", "delete");
    BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    Stream<String> writeParameters();

    Stream<String> removeParameters();

    Limits written(Parameters parameters, @Nullable Limits before);

    Limits removed(Parameters parameters, Limits before);

    /** Operations that were never limited. */
    String neverLimited();

    /** Operations in ops/second with two decimals, bandwidth in kB/s. */
    default Map<String, String> shown(Limits limits) {
        Map<String, String> shown = new LinkedHashMap<>();
        Map<String, BigDecimal> operations = limits.operations();
        for (String operation : OPERATIONS) {
            shown.put(
                    "ops:" + operation,
                    operations == null
                            ? neverLimited()
                            : operations
                                    .getOrDefault(operation, BigDecimal.ZERO)
                                    .divide(SECONDS_PER_MINUTE, 2, RoundingMode.HALF_UP)
                                    .toPlainString());
        }
        shown.put("bandwidth:out", limits.bandwidthOut().toPlainString());
        return shown;
    }

    static Map<String, BigDecimal> allUnlimited() {
        Map<String, BigDecimal> operations = new LinkedHashMap<>();
        OPERATIONS.forEach(operation -> operations.put(operation, BigDecimal.ZERO));
        return operations;
    }
}
