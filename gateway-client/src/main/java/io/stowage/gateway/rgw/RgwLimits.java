package io.stowage.gateway.rgw;

import static io.stowage.gateway.GatewayFailure.Rejected.INEXPRESSIBLE;
import static io.stowage.gateway.GatewayFailure.Rejected.NOT_AS_WRITTEN;

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
import java.util.List;
import java.util.stream.Collectors;

/** Rate limits of users and buckets (Ceph 17 and later, admin ops API, "Rate Limit"). */
final class RgwLimits implements Limits {

    static final String PATH = "/admin/ratelimit";

    private static final CallKind ASK = CallKind.read("limits.ask", "ask whether rates can be limited");
    private static final CallKind READ = CallKind.read("limits.read", "read limits");
    private static final CallKind WRITE = CallKind.repeatableWrite("limits.write", "write limits");
    private static final CallKind REMOVE = CallKind.repeatableWrite("limits.delete", "remove limits");

    private final RgwCalls calls;
    private final UserTurns turns;

    RgwLimits(RgwCalls calls, UserTurns turns) {
        this.calls = calls;
        this.turns = turns;
    }

    /** Whether this gateway limits rates: versions before 17 answer 405. */
    boolean areThere() {
        try {
            calls.tell(new HttpCall(ASK, "GET", Query.to(PATH).with("global", "true")));
            return true;
        } catch (GatewayFailure.Rejected refused) {
            return switch (refused.status().orElse(0)) {
                case 404, 405, 501 -> false;
                default -> throw refused;
            };
        }
    }

    @Override
    public RateLimits read(LimitTarget target) {
        return calls.ask(
                new HttpCall(READ, "GET", addressed(target)),
                answer -> MinuteRates.of(Json.object(answer.body()).object(member(target)))
                        .limits());
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
        tell(WRITE, target, limits);
        var now = read(target);
        if (!now.equals(limits)) {
            throw calls.refused(WRITE, NOT_AS_WRITTEN, "wrote " + limits + ", the gateway reports " + now);
        }
    }

    @Override
    public void removeAll(LimitTarget target) {
        tell(REMOVE, target, RateLimits.UNLIMITED);
    }

    @Override
    public List<InexpressibleRate> inexpressible(RateLimits limits) {
        return MinuteRates.inexpressible(limits);
    }

    @Override
    public BigDecimal smallestRate() {
        return MinuteRates.OPERATIONS.smallest();
    }

    @Override
    public BigDecimal smallestBandwidth() {
        return MinuteRates.BANDWIDTH.smallest();
    }

    private void tell(CallKind kind, LimitTarget target, RateLimits limits) {
        var call = new HttpCall(kind, "POST", MinuteRates.of(limits).in(addressed(target)));
        switch (target) {
            case UserRef user -> turns.take(user.id().value(), kind, () -> calls.tell(call));
            case BucketName bucket -> calls.tell(call);
        }
    }

    private static Query addressed(LimitTarget target) {
        var query = Query.to(PATH);
        return switch (target) {
            case UserRef user ->
                query.with("ratelimit-scope", "user").with("uid", user.id().value());
            case BucketName bucket -> query.with("ratelimit-scope", "bucket").with("bucket", bucket.value());
        };
    }

    private static String member(LimitTarget target) {
        return switch (target) {
            case UserRef user -> "user_ratelimit";
            case BucketName bucket -> "bucket_ratelimit";
        };
    }
}
