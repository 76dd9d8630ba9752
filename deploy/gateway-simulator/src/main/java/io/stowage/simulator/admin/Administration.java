package io.stowage.simulator.admin;

import io.stowage.simulator.calls.AdministrativeSide;
import io.stowage.simulator.calls.Route;
import io.stowage.simulator.calls.Router;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.state.Credentials;
import io.stowage.simulator.state.Effects;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.usage.SimulatorClock;
import io.stowage.simulator.usage.SpoiltObjects;
import io.stowage.simulator.usage.UsageMeter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The administrative services of a dialect, found by the first word of the query. */
public final class Administration implements AdministrativeSide {
    private final Map<String, Router> services = new HashMap<>();

    public Administration(
            GatewayState state,
            OstorDialect dialect,
            SimulatorClock clock,
            UsageMeter meter,
            Effects effects,
            Supplier<UsageListing> listing,
            SpoiltObjects spoilt) {
        Credentials credentials = new Credentials();
        services.put("ostor-users", new UserCalls(state, dialect, credentials, effects));
        services.put("ostor-buckets", new BucketCalls(state, dialect, clock));
        services.put("ostor-limits", new LimitCalls(state, dialect));
        services.put("ostor-usage", new UsageCalls(state, meter, listing, spoilt));
        switch (dialect) {
            case ACRONIS -> {}
            case VIRTUOZZO -> {
                services.put("ostor-accounts", new AccountCalls(state, dialect, credentials, effects));
                services.put("ostor-quotas", new QuotaCalls(state, dialect));
            }
        }
    }

    @Override
    public boolean addressedBy(Call call) {
        return call.path().equals("/") && call.query().firstWord().startsWith("ostor-");
    }

    @Override
    public Route route(Call call) {
        Router service = services.get(call.query().firstWord());
        if (service == null) {
            throw new Refusal(S3Error.INVALID_REQUEST, "This gateway has no service of this name.");
        }
        return service.route(call);
    }
}
