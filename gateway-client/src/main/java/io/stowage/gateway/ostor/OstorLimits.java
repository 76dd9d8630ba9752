package io.stowage.gateway.ostor;

import static io.stowage.gateway.GatewayFailure.Rejected.INEXPRESSIBLE;
import static io.stowage.gateway.GatewayFailure.Rejected.NO_SUCH_USER;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.InexpressibleRate;
import io.stowage.gateway.LimitTarget;
import io.stowage.gateway.Limits;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.Query;
import io.stowage.gateway.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rate limits on an ostor gateway (Virtuozzo 4.6 API reference, 3.7 to 3.9; Acronis guide, 3.3). */
final class OstorLimits implements Limits {

    private static final CallKind READ = CallKind.read("limits.read", "read limits");
    private static final CallKind WRITE = CallKind.repeatableWrite("limits.write", "write limits");
    private static final CallKind REMOVE = CallKind.repeatableWrite("limits.delete", "remove limits");

    /** Refusals that say something of the target, not of its limits. */
    private static final Set<String> NO_TARGET = Set.of("NoSuchBucket", NO_SUCH_USER);

    private final OstorCalls calls;
    private final UserLookup lookup;

    OstorLimits(OstorCalls calls, UserLookup lookup) {
        this.calls = calls;
        this.lookup = lookup;
    }

    @Override
    public RateLimits read(LimitTarget target) {
        return readAt(addressed(target, READ));
    }

    @Override
    public void write(LimitTarget target, RateLimits limits) {
        var inexpressible = inexpressible(limits);
        if (!inexpressible.isEmpty()) {
            throw calls.refused(
                    WRITE,
                    INEXPRESSIBLE,
                    inexpressible.stream().map(InexpressibleRate::toString).collect(Collectors.joining("; ")));
        }
        var query = addressed(target, WRITE);
        calls.dialect()
                .limitWrites(query, limits, () -> readAt(query))
                .forEach(write -> calls.tell(new HttpCall(WRITE, "PUT", write)));
    }

    @Override
    public void removeAll(LimitTarget target) {
        var query = addressed(target, REMOVE);
        var refusals = new ArrayList<GatewayFailure.Rejected>();
        for (var removal : calls.dialect().limitRemovals(query)) {
            try {
                calls.tell(new HttpCall(REMOVE, "DELETE", removal));
            } catch (GatewayFailure.Rejected refused) {
                refusals.add(refused);
            }
        }
        // A gateway may refuse to remove what was never set.
        if (!refusals.isEmpty() && !readAt(query).isUnlimited()) {
            throw refusals.getFirst();
        }
    }

    @Override
    public List<InexpressibleRate> inexpressible(RateLimits limits) {
        var found = new ArrayList<InexpressibleRate>();
        limits.operations()
                .perSecond()
                .forEach((operation, rate) -> calls.dialect()
                        .operations()
                        .inexpressible(operation + " operations/s", rate)
                        .ifPresent(found::add));
        limits.bandwidthOut()
                .flatMap(rate -> calls.dialect().bandwidth().inexpressible("outgoing kB/s", rate))
                .ifPresent(found::add);
        return List.copyOf(found);
    }

    @Override
    public BigDecimal smallestRate() {
        return calls.dialect().operations().smallest();
    }

    @Override
    public BigDecimal smallestBandwidth() {
        return calls.dialect().bandwidth().smallest();
    }

    private RateLimits readAt(Query query) {
        try {
            return calls.ask(new HttpCall(READ, "GET", query), answer -> LimitsJson.limits(Json.object(answer.body())));
        } catch (GatewayFailure.Rejected refused) {
            if (mayMeanNoLimits(refused)) {
                return RateLimits.UNLIMITED;
            }
            throw refused;
        }
    }

    /** Limits that were never set answer with an error, and the reference does not say with which (3.7.3). */
    private static boolean mayMeanNoLimits(GatewayFailure.Rejected refused) {
        var status = refused.status().orElse(0);
        return (status == 400 || status == 404 || status == 409) && !NO_TARGET.contains(refused.code());
    }

    private Query addressed(LimitTarget target, CallKind purpose) {
        var query = Query.of("ostor-limits");
        return switch (target) {
            case BucketName bucket -> query.with("bucket", bucket.value());
            case UserRef user -> {
                if (!calls.dialect().usersById()
                        && lookup.byEmailExactly(user, purpose).isEmpty()) {
                    throw calls.refused(purpose, NO_SUCH_USER, "there is no user " + user.id());
                }
                yield calls.dialect().naming(user, query);
            }
        };
    }
}
