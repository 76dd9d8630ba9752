package io.stowage.gateway.ostor;

import io.stowage.gateway.Operation;
import io.stowage.gateway.RateGrid;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.http.Query;
import java.util.List;
import java.util.function.Supplier;

/**
 * Virtuozzo Hybrid Infrastructure (API reference 4.6; quotas from 4.7 on): users by e-mail or id, accounts, limits all at
 * once, operations per minute when written and per second when read.
 */
record VirtuozzoDialect() implements Dialect {

    @Override
    public String name() {
        return "virtuozzo";
    }

    @Override
    public boolean accounts() {
        return true;
    }

    @Override
    public boolean quotas() {
        return true;
    }

    @Override
    public boolean usersById() {
        return true;
    }

    @Override
    public RateGrid operations() {
        return RateGrid.WHOLE_PER_MINUTE;
    }

    @Override
    public RateGrid bandwidth() {
        return RateGrid.WHOLE;
    }

    /**
     * Operations first, because writing them sets bandwidth to unlimited (3.8.2). Every operation is named, because one that
     * is not gets the default's rate.
     */
    @Override
    public List<Query> limitWrites(Query target, RateLimits wanted, Supplier<RateLimits> current) {
        var operations = target.with("ops");
        for (var operation : Operation.values()) {
            var rate = wanted.operations().of(operation);
            operations = operations.with(
                    LimitWords.of(operation), rate.map(operations()::told).orElse(LimitWords.UNLIMITED));
        }
        var bandwidth = target.with("bandwidth")
                .with("out", wanted.bandwidthOut().map(bandwidth()::told).orElse(LimitWords.UNLIMITED));
        return List.of(operations, bandwidth);
    }

    @Override
    public List<Query> limitRemovals(Query target) {
        return List.of(target.with("ops"), target.with("bandwidth"));
    }
}
