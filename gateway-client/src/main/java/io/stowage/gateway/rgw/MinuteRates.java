package io.stowage.gateway.rgw;

import io.stowage.gateway.InexpressibleRate;
import io.stowage.gateway.InexpressibleRate.Reason;
import io.stowage.gateway.Operation;
import io.stowage.gateway.OperationLimits;
import io.stowage.gateway.RateGrid;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.http.Query;
import io.stowage.gateway.json.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/**
 * Rate limits as the gateway keeps them: whole numbers per minute. Every request is a read (GET, HEAD) or a write (all
 * others), so GET and LIST share a rate, PUT and DELETE share one, and none is left for what has no rate of its own.
 *
 * @param reads per minute; empty: unlimited, as are the others
 * @param sent bytes per minute
 */
record MinuteRates(Optional<BigDecimal> reads, Optional<BigDecimal> writes, Optional<BigDecimal> sent) {

    /** The gateway keeps 64 bits. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
    private static final BigDecimal KILOBYTE_MINUTE = BigDecimal.valueOf(60_000);

    static final RateGrid OPERATIONS = new RateGrid(MINUTE, new BigDecimal("0.05"), LARGEST);

    /** From one byte per second on. A kB of bandwidth is 1000 bytes. */
    static final RateGrid BANDWIDTH = new RateGrid(KILOBYTE_MINUTE, new BigDecimal("0.001"), LARGEST);

    /** Only for limits that are not inexpressible. */
    static MinuteRates of(RateLimits limits) {
        return new MinuteRates(
                limits.operations().of(Operation.GET).map(MINUTE::multiply),
                limits.operations().of(Operation.PUT).map(MINUTE::multiply),
                limits.bandwidthOut().map(KILOBYTE_MINUTE::multiply));
    }

    static MinuteRates of(Fields fields) {
        if (!fields.truth("enabled")) {
            return new MinuteRates(Optional.empty(), Optional.empty(), Optional.empty());
        }
        return new MinuteRates(
                limited(fields, "max_read_ops"), limited(fields, "max_write_ops"), limited(fields, "max_read_bytes"));
    }

    static List<InexpressibleRate> inexpressible(RateLimits limits) {
        var found = new ArrayList<InexpressibleRate>();
        limits.operations().perSecond().forEach((operation, rate) -> {
            var limit = operation + " operations/s";
            OPERATIONS.inexpressible(limit, rate).ifPresent(found::add);
            switch (operation) {
                case DEFAULT ->
                    found.add(
                            new InexpressibleRate(limit + " (it is the rate of nothing)", rate, Reason.NOT_SUPPORTED));
                case GET, LIST ->
                    unlessShared(limits, Operation.GET, Operation.LIST, operation)
                            .ifPresent(found::add);
                case PUT, DELETE ->
                    unlessShared(limits, Operation.PUT, Operation.DELETE, operation)
                            .ifPresent(found::add);
            }
        });
        limits.bandwidthOut()
                .flatMap(rate -> BANDWIDTH.inexpressible("outgoing kB/s", rate))
                .ifPresent(found::add);
        return List.copyOf(found);
    }

    /** Rates that have no exact decimal are rounded; none that was written from here is among them. */
    RateLimits limits() {
        var rates = new EnumMap<Operation, BigDecimal>(Operation.class);
        reads.map(MinuteRates::perSecond).ifPresent(rate -> {
            rates.put(Operation.GET, rate);
            rates.put(Operation.LIST, rate);
        });
        writes.map(MinuteRates::perSecond).ifPresent(rate -> {
            rates.put(Operation.PUT, rate);
            rates.put(Operation.DELETE, rate);
        });
        return new RateLimits(
                new OperationLimits(rates), sent.map(bytes -> bytes.divide(KILOBYTE_MINUTE, 6, RoundingMode.UP)));
    }

    /** All of them, so that nothing stays of what was before. What is received is never limited. */
    Query in(Query query) {
        return query.with("enabled", equals(of(RateLimits.UNLIMITED)) ? "false" : "true")
                .with("max-read-ops", told(reads))
                .with("max-write-ops", told(writes))
                .with("max-read-bytes", told(sent))
                .with("max-write-bytes", told(Optional.empty()));
    }

    private static Optional<InexpressibleRate> unlessShared(
            RateLimits limits, Operation one, Operation other, Operation judged) {
        var rates = limits.operations();
        return rates.of(one).equals(rates.of(other))
                ? Optional.empty()
                : Optional.of(new InexpressibleRate(
                        judged + " operations/s (" + one + " and " + other + " share one rate)",
                        rates.of(judged).orElseThrow(),
                        Reason.NOT_SUPPORTED));
    }

    private static Optional<BigDecimal> limited(Fields fields, String name) {
        return Optional.of(fields.decimal(name)).filter(number -> number.signum() > 0);
    }

    private static BigDecimal perSecond(BigDecimal perMinute) {
        return perMinute.divide(MINUTE, 6, RoundingMode.UP);
    }

    private static String told(Optional<BigDecimal> number) {
        return number.map(rate -> rate.toBigIntegerExact().toString()).orElse("0");
    }
}
