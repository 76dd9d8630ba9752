package io.stowage.messages;

import java.math.BigDecimal;

/** A point at which the customer is told. */
public sealed interface Threshold {

    /** @param percent of the limit, at most two decimals */
    record Percent(BigDecimal percent) implements Threshold {}

    /** @param bytes as an absolute number */
    record Bytes(long bytes) implements Threshold {}
}
