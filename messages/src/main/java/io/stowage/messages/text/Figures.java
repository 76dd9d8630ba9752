package io.stowage.messages.text;

import io.stowage.messages.Threshold;
import io.stowage.messages.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Usage as it is shown: limit, used and free in one unit, so that they can be compared. What is used is rounded down: a
 * threshold that was reached is never shown as missed, and 100 % never before it is full.
 */
final class Figures {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Usage usage;
    private final LocalFormats formats;
    private final SizeUnit unit;

    Figures(Usage usage, LocalFormats formats) {
        this.usage = usage;
        this.formats = formats;
        long whole = usage.limit() == null ? usage.used() : usage.limit();
        this.unit = SizeUnit.of(whole, whole);
    }

    boolean limited() {
        return usage.limit() != null;
    }

    String unit() {
        return formats.unit(unit);
    }

    String limit() {
        return formats.size(unit.of(whole()), unit);
    }

    String used() {
        return formats.size(unit.of(usage.used()), unit);
    }

    String free() {
        return formats.size(rest(unit.of(whole()), unit.of(usage.used())), unit);
    }

    String usedPercent() {
        return formats.percent(percent());
    }

    String freePercent() {
        return formats.percent(rest(HUNDRED, percent()));
    }

    static String threshold(Threshold threshold, LocalFormats formats) {
        return switch (threshold) {
            case Threshold.Percent of -> formats.percent(of.percent());
            case Threshold.Bytes of -> quota(of.bytes(), formats);
        };
    }

    static String quota(long bytes, LocalFormats formats) {
        SizeUnit unit = SizeUnit.of(bytes, bytes);
        return formats.size(unit.of(bytes), unit);
    }

    private BigDecimal percent() {
        return BigDecimal.valueOf(usage.used())
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(whole()), 2, RoundingMode.DOWN);
    }

    private long whole() {
        Long limit = usage.limit();
        if (limit == null) {
            throw new IllegalStateException("nothing is a part of an unlimited quota");
        }
        return limit;
    }

    private static BigDecimal rest(BigDecimal whole, BigDecimal part) {
        return whole.subtract(part).max(BigDecimal.ZERO);
    }
}
