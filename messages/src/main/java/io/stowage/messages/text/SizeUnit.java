package io.stowage.messages.text;

import com.ibm.icu.util.MeasureUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Units of data: 1000s, and 1024s. */
enum SizeUnit {
    B("B", "byte", 0, false),
    KB("kB", "kilobyte", 1, false),
    MB("MB", "megabyte", 2, false),
    GB("GB", "gigabyte", 3, false),
    TB("TB", "terabyte", 4, false),
    PB("PB", "petabyte", 5, false),
    KIB("KiB", "kibibyte", 1, true),
    MIB("MiB", "mebibyte", 2, true),
    GIB("GiB", "gibibyte", 3, true),
    TIB("TiB", "tebibyte", 4, true),
    PIB("PiB", "pebibyte", 5, true);

    private final String symbol;
    private final MeasureUnit measure;
    private final int power;
    private final long bytes;
    private final boolean binary;

    SizeUnit(String symbol, String measure, int power, boolean binary) {
        this.symbol = symbol;
        this.power = power;
        this.measure = MeasureUnit.forIdentifier(measure);
        this.bytes = binary ? 1L << (10 * power) : BigDecimal.TEN.pow(3 * power).longValueExact();
        this.binary = binary;
    }

    /**
     * The unit in which a size reads best: the largest of which there is at least one. Sizes are told in 1024s where the
     * whole is a number of MiB, as it is for plans of 100GiB, and in 1000s otherwise.
     */
    static SizeUnit of(long size, long whole) {
        boolean binary = whole >= MIB.bytes && whole % MIB.bytes == 0 && whole % MB.bytes != 0;
        SizeUnit best = B;
        for (SizeUnit unit : values()) {
            if (unit.binary == binary && unit.bytes <= size && unit.bytes > best.bytes) {
                best = unit;
            }
        }
        return best;
    }

    /** As it is written internationally. */
    String symbol() {
        return symbol;
    }

    /** Its namesake in 1000s: GB of GiB. */
    SizeUnit inThousands() {
        return values()[power];
    }

    MeasureUnit measure() {
        return measure;
    }

    /** In this unit, two decimals; what is left over is not shown. */
    BigDecimal of(long size) {
        return BigDecimal.valueOf(size).divide(BigDecimal.valueOf(bytes), 2, RoundingMode.DOWN);
    }
}
