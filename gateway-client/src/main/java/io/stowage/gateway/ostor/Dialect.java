package io.stowage.gateway.ostor;

import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Operation;
import io.stowage.gateway.OstorDialect;
import io.stowage.gateway.RateGrid;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** How one family of gateways speaks: which calls there are, how users are named, and in which units limits travel. */
sealed interface Dialect permits AcronisDialect, VirtuozzoDialect {

    static Dialect of(OstorDialect dialect) {
        return switch (dialect) {
            case ACRONIS -> new AcronisDialect();
            case VIRTUOZZO -> new VirtuozzoDialect();
        };
    }

    String name();

    boolean accounts();

    boolean quotas();

    boolean usersById();

    /** What a gateway of this dialect can do. */
    default Capabilities capabilities() {
        return new Capabilities(
                Capabilities.UserNames.EMAIL,
                usersById(),
                accounts(),
                false,
                new Capabilities.Keys(OstorAccessKeys.MOST_PER_OWNER, Capabilities.ChosenBy.GATEWAY, true),
                Optional.of(new Capabilities.Rates(
                        operations().smallest(),
                        bandwidth().smallest(),
                        Set.of(Operation.values()),
                        Set.of(Capabilities.Scope.USER, Capabilities.Scope.BUCKET))),
                quotas()
                        ? Optional.of(new Capabilities.QuotaRules(
                                Set.of(Capabilities.Scope.ALL_BUCKETS, Capabilities.Scope.BUCKET),
                                OstorQuotas.GIGABYTE))
                        : Optional.empty(),
                Optional.of(new Capabilities.OperationUsage(
                        Capabilities.OperationUsage.Source.STATISTICS_OBJECTS, OstorUsage.NOMINAL_WINDOW)),
                Capabilities.StorageMeasurement.EXACT_INTEGRAL);
    }

    /** Names the user by the most certain means there is. Only where the service takes ids. */
    default Query naming(UserRef user, Query query) {
        return usersById() ? query.with("id", user.id().value()) : query.with("emailAddress", user.name());
    }

    /** Which operation rates can be told. */
    RateGrid operations();

    /** Which bandwidths can be told. */
    RateGrid bandwidth();

    /**
     * The writes, in order, that bring limits about.
     *
     * @param target the service with the user or bucket selected
     * @param current what is in force; asked for only where it saves writes
     */
    List<Query> limitWrites(Query target, RateLimits wanted, Supplier<RateLimits> current);

    /** The deletions that remove all limits of the target. */
    List<Query> limitRemovals(Query target);
}
