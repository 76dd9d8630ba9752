package io.stowage.operations.input;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sizes as people write them: {@code 100GB} (1000s), {@code 1TiB} (1024s), {@code 1.5TB}, or a number of bytes. */
public final class Size {

    private static final Pattern FORM = Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z]*)");

    /** From large to small, decimal before binary: the first that divides a size evenly shows it. */
    private enum Unit {
        PB("PB", 1_000_000_000_000_000L),
        PIB("PiB", 1L << 50),
        TB("TB", 1_000_000_000_000L),
        TIB("TiB", 1L << 40),
        GB("GB", 1_000_000_000L),
        GIB("GiB", 1L << 30),
        MB("MB", 1_000_000L),
        MIB("MiB", 1L << 20),
        KB("kB", 1_000L),
        KIB("KiB", 1L << 10),
        B("B", 1L);

        private final String text;
        private final long bytes;

        Unit(String text, long bytes) {
            this.text = text;
            this.bytes = bytes;
        }
    }

    private static final Map<String, Unit> BY_NAME = Map.copyOf(Arrays.stream(Unit.values())
            .collect(Collectors.toMap(unit -> unit.text.toLowerCase(Locale.ROOT), unit -> unit)));

    private Size() {}

    /**
     * Bytes, at least 1.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static long parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no size; write for example 100GB, 1TiB or a number of bytes".formatted(text));
        }
        Unit unit = form.group(2).isEmpty() ? Unit.B : BY_NAME.get(form.group(2).toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw new IllegalArgumentException(
                    "'%s' is no unit of size; there are B, kB, MB, GB, TB, PB and KiB, MiB, GiB, TiB, PiB"
                            .formatted(form.group(2)));
        }
        BigDecimal bytes = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit.bytes));
        if (bytes.signum() <= 0) {
            throw new IllegalArgumentException("a size must be more than zero, '%s' is not".formatted(text));
        }
        try {
            return bytes.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'%s' is no whole number of bytes below 8 EiB".formatted(text), e);
        }
    }

    /** In the largest unit that leaves no fraction; {@link #parse} gives the same bytes again. */
    public static String format(long bytes) {
        for (Unit unit : Unit.values()) {
            if (bytes >= unit.bytes && bytes % unit.bytes == 0) {
                return bytes / unit.bytes + unit.text;
            }
        }
        return bytes + "B";
    }
}
