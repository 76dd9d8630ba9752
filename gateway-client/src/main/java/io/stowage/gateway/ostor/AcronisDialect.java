package io.stowage.gateway.ostor;

import io.stowage.gateway.Operation;
import io.stowage.gateway.RateGrid;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.http.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Acronis Cyber Infrastructure 3.0 (integration guide, 3.2 to 3.4): users by e-mail only, limits one at a time, operations
 * per second. The guide shows whole rates only, so no others are told.
 */
record AcronisDialect() implements Dialect {

    @Override
    public String name() {
        return "acronis";
    }

    @Override
    public boolean accounts() {
        return false;
    }

    @Override
    public boolean quotas() {
        return false;
    }

    @Override
    public boolean usersById() {
        return false;
    }

    @Override
    public RateGrid operations() {
        return RateGrid.WHOLE;
    }

    @Override
    public RateGrid bandwidth() {
        return RateGrid.WHOLE;
    }

    @Override
    public List<Query> limitWrites(Query target, RateLimits wanted, Supplier<RateLimits> current) {
        var now = current.get();
        var writes = new ArrayList<Query>();
        for (var operation : Operation.values()) {
            var rate = wanted.operations().of(operation);
            if (!rate.equals(now.operations().of(operation))) {
                writes.add(write(target, "ops", LimitWords.of(operation), told(operations(), rate)));
            }
        }
        // After a write of operations too: the other dialect forgets bandwidth then, and this guide does not say.
        if (!wanted.bandwidthOut().equals(now.bandwidthOut())
                || (!writes.isEmpty() && wanted.bandwidthOut().isPresent())) {
            writes.add(write(target, "bandwidth", "out", told(bandwidth(), wanted.bandwidthOut())));
        }
        return writes;
    }

    @Override
    public List<Query> limitRemovals(Query target) {
        return List.of(target);
    }

    private static Query write(Query target, String type, String resource, String value) {
        return target.with("limit-type", type).with("limit-resource", resource).with("limit-value", value);
    }

    private static String told(RateGrid grid, Optional<BigDecimal> rate) {
        return rate.map(grid::told).orElse(LimitWords.UNLIMITED);
    }
}
