package io.stowage.gateway;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers of bytes as settings have them: {@code 500000}, {@code 500TB} (1000s) or {@code 2PiB} (1024s). */
final class ByteCount {

    private static final Pattern FORM = Pattern.compile("(\\d{1,19})\\s*(?:([kmgtp]?)(i?)b)?");
    private static final List<String> POWERS = List.of("", "k", "m", "g", "t", "p");

    private ByteCount() {}

    /** @throws IllegalArgumentException naming the property and what is wanted */
    static long parse(String name, String text) {
        var form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    name + " must be a number of bytes such as 500TB, 2PiB or 1000000, was '" + text + "'");
        }
        var unit = form.group(2) == null ? "" : form.group(2);
        var step = BigInteger.valueOf("i".equals(form.group(3)) ? 1024 : 1000);
        try {
            return new BigInteger(form.group(1))
                    .multiply(step.pow(POWERS.indexOf(unit)))
                    .longValueExact();
        } catch (ArithmeticException wrong) {
            throw new IllegalArgumentException(name + " must be below 8 EiB, was '" + text + "'", wrong);
        }
    }
}
