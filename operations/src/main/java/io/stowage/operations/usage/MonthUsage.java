package io.stowage.operations.usage;

import io.stowage.contracts.DailyUsage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * A month, or the part of it that is looked at, made of days.
 *
 * @param days how many days there are figures for
 * @param byteHours bytes times hours stored
 * @param measuredSeconds seconds that the byte-hours are about
 * @param maximumBytes the largest of the days' maxima
 */
record MonthUsage(
        YearMonth month, int days, Counted counted, BigDecimal byteHours, long measuredSeconds, long maximumBytes) {

    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    /** The months of these days, oldest first. */
    static List<MonthUsage> of(Collection<DailyUsage> days) {
        TreeMap<YearMonth, MonthUsage> months = new TreeMap<>();
        for (DailyUsage day : days) {
            months.merge(YearMonth.from(day.getDay()), of(day), MonthUsage::plus);
        }
        return List.copyOf(months.values());
    }

    private static MonthUsage of(DailyUsage day) {
        return new MonthUsage(
                YearMonth.from(day.getDay()),
                1,
                Counted.of(day),
                day.getByteHours(),
                day.getMeasuredSeconds(),
                day.getMaximumBytes());
    }

    private MonthUsage plus(MonthUsage more) {
        return new MonthUsage(
                month,
                days + more.days,
                counted.plus(more.counted),
                byteHours.add(more.byteHours),
                measuredSeconds + more.measuredSeconds,
                Math.max(maximumBytes, more.maximumBytes));
    }

    /** Mean over the time that was measured, rounded half up; not the mean of the days' means. */
    long averageBytes() {
        return measuredSeconds == 0
                ? 0
                : byteHours
                        .multiply(SECONDS_PER_HOUR)
                        .divide(BigDecimal.valueOf(measuredSeconds), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    /** With the contract's field names. */
    ObjectNode json() {
        ObjectNode json = counted.json();
        json.put("month", month.toString());
        json.put("days", days);
        json.put("byteHours", new BigDecimal(Figures.exact(byteHours)));
        json.put("measuredSeconds", measuredSeconds);
        json.put("averageBytes", averageBytes());
        json.put("maximumBytes", maximumBytes);
        return json;
    }
}
