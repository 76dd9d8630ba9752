package io.stowage.gateway;

import java.math.BigDecimal;

/** Rates that limit something. */
final class Rates {

    private Rates() {}

    /** The rate in its shortest form, so that equal rates are equal objects. */
    static BigDecimal positive(BigDecimal rate, String what) {
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException(
                    what + " must be positive (leave it out for unlimited), was " + rate.toPlainString());
        }
        return rate.stripTrailingZeros();
    }
}
