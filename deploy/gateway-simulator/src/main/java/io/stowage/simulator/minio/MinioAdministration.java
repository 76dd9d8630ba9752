package io.stowage.simulator.minio;

import io.stowage.simulator.calls.AdministrativeSide;
import io.stowage.simulator.calls.Route;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.state.Effects;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.usage.SimulatorClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** MinIO's administration, found by method and last word of the path. */
public final class MinioAdministration implements AdministrativeSide {
    private static final String PATH = "/minio/admin/v3/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Route> routes = new HashMap<>();

    public MinioAdministration(GatewayState state, SimulatorClock clock, Effects effects, Duration scanEvery) {
        new UserCalls(state, effects).addTo(routes);
        new ServiceAccountCalls(state, effects).addTo(routes);
        new GroupCalls(state).addTo(routes);
        new PolicyCalls(state, effects).addTo(routes);
        new BucketMeasures(state, clock, scanEvery).addTo(routes);
    }

    @Override
    public boolean addressedBy(Call call) {
        return call.path().startsWith(PATH);
    }

    @Override
    public Route route(Call call) {
        Route route = routes.get(call.method() + ' ' + call.path().substring(PATH.length()));
        if (route == null) {
            throw new Refusal(S3Error.NOT_IMPLEMENTED, "This simulator does not know the call.");
        }
        return route;
    }

    /** MinIO's administration refuses in JSON. */
    @Override
    public Answer refused(Refusal refusal, Call call) {
        Map<String, String> document = new LinkedHashMap<>();
        document.put("Code", refusal.code());
        document.put("Message", refusal.reason());
        document.put("Resource", call.path());
        document.put("RequestId", call.requestId());
        Answer inJson = Answer.json(JSON.writeValueAsBytes(document));
        return new Answer(refusal.status(), inJson.headers(), inJson.body(), 0, 0);
    }
}
