package io.stowage.operations.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Figures as people read them: rounded, with their unit. Units are decimal (GB = 10^9 bytes). */
final class Figures {

    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB");
    private static final int WIDTH = 20;

    private Figures() {}

    /** For example {@code 1.23 GB}; below 1000 exact. */
    static String bytes(long bytes) {
        BigDecimal size = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (size.abs().compareTo(BigDecimal.valueOf(999.995)) >= 0 && unit < UNITS.size() - 1) {
            size = size.movePointLeft(3);
            unit++;
        }
        return (unit == 0 ? size : size.setScale(2, RoundingMode.HALF_UP)).toPlainString() + " " + UNITS.get(unit);
    }

    /** Byte-hours as GB-hours with three digits. */
    static String gigabyteHours(BigDecimal byteHours) {
        return byteHours.movePointLeft(9).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }

    /** Without the zeros of the contract's scale, and never in scientific notation. */
    static String exact(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }

    /** A bar as long as the value is of the most; something for every value that is more than nothing. */
    static String bar(long value, long most) {
        if (value <= 0 || most <= 0) {
            return "";
        }
        long length = BigDecimal.valueOf(value)
                .multiply(BigDecimal.valueOf(WIDTH))
                .divide(BigDecimal.valueOf(most), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return "#".repeat(Math.clamp(length, 1, WIDTH));
    }
}
