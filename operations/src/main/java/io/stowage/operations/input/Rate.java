package io.stowage.operations.input;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates as people write them: a decimal number, with its unit or without. */
public final class Rate {

    /** Operations per second. */
    public static final String OPERATIONS = "ops/s";

    /** Kilobytes per second. */
    public static final String BANDWIDTH = "kB/s";

    /** What the contract's decimal can hold. */
    private static final int SCALE = 6;

    private static final int INTEGER_DIGITS = 12;

    private static final Pattern FORM = Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?)\\s*(\\S*)");

    private Rate() {}

    /**
     * A rate above zero, with six decimals.
     *
     * @param unit the only unit that may be written: a rate in another one is refused, not converted
     * @throws IllegalArgumentException saying what is wrong
     */
    public static BigDecimal parse(String text, String unit) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || !(form.group(2).isEmpty() || form.group(2).equals(unit))) {
            throw new IllegalArgumentException(
                    "'%s' is no rate in %s; write for example 60 or 0.5 %s".formatted(text, unit, unit));
        }
        BigDecimal rate = new BigDecimal(form.group(1)).stripTrailingZeros();
        if (rate.signum() <= 0) {
            // A gateway takes zero for "unlimited", the opposite of what its writer meant.
            throw new IllegalArgumentException(
                    "a rate must be more than zero, '%s' is not; leave it out for no limit".formatted(text));
        }
        if (rate.scale() > SCALE || rate.precision() - rate.scale() > INTEGER_DIGITS) {
            throw new IllegalArgumentException(
                    "'%s' has more than %d decimals or %d digits before them".formatted(text, SCALE, INTEGER_DIGITS));
        }
        return rate.setScale(SCALE);
    }

    /** Without the zeros behind the last decimal. */
    public static String format(BigDecimal rate) {
        BigDecimal bare = rate.stripTrailingZeros();
        return bare.toPlainString();
    }
}
