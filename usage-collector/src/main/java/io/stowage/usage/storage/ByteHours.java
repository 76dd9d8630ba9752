package io.stowage.usage.storage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Bytes times hours, exact to {@value #DIGITS} decimals. */
public final class ByteHours {

    /** A byte for less than a hundredth of a second. */
    public static final int DIGITS = 6;

    public static final BigDecimal NONE = BigDecimal.ZERO.setScale(DIGITS);

    private static final BigInteger MICROS_OF_AN_HOUR =
            BigInteger.valueOf(ChronoUnit.HOURS.getDuration().toNanos() / 1_000);

    private ByteHours() {}

    /** What the gateway itself has counted. */
    static BigDecimal counted(BigInteger byteHours) {
        return new BigDecimal(byteHours).setScale(DIGITS);
    }

    /**
     * An estimate from the sizes at two readings. Between the times at which they were measured the size is taken to have
     * changed evenly, and after the later one not at all; of that, what lies between the readings counts. So nothing is
     * counted twice or left out, however old the gateway's figures were.
     *
     * @param from the reading before
     * @param until this reading
     */
    static BigDecimal estimated(Size before, Size now, Instant from, Instant until) {
        long measured = micros(before.at(), now.at());
        long counted = Math.min(micros(from, now.at()), measured);
        if (counted <= 0) {
            return rounded(product(now.bytes(), micros(from, until)), BigInteger.ONE);
        }
        // What of the line lies after the reading before, times twice its length in time to stay with whole numbers.
        BigInteger line = product(2, now.bytes())
                .multiply(BigInteger.valueOf(measured))
                .subtract(BigInteger.valueOf(now.bytes())
                        .subtract(BigInteger.valueOf(before.bytes()))
                        .multiply(BigInteger.valueOf(counted)))
                .multiply(BigInteger.valueOf(counted));
        BigInteger scale = product(2, measured);
        BigInteger level = product(now.bytes(), micros(now.at(), until)).multiply(scale);
        return rounded(line.add(level), scale);
    }

    /** @param at when it was measured */
    record Size(long bytes, Instant at) {}

    private static BigDecimal rounded(BigInteger byteMicros, BigInteger scale) {
        return new BigDecimal(byteMicros)
                .divide(new BigDecimal(MICROS_OF_AN_HOUR.multiply(scale)), DIGITS, RoundingMode.HALF_UP);
    }

    private static BigInteger product(long one, long other) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }

    private static long micros(Instant from, Instant until) {
        return ChronoUnit.MICROS.between(from, until);
    }
}
