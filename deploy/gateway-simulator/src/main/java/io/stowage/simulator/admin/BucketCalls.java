package io.stowage.simulator.admin;

import io.stowage.simulator.calls.Route;
import io.stowage.simulator.calls.Router;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.BucketSize;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.usage.SimulatorClock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The service {@code ostor-buckets} (Virtuozzo 4.6 API reference, 3.10; Acronis guide, 3.2.8). */
final class BucketCalls implements Router {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final GatewayState state;
    private final Directory directory;
    private final SimulatorClock clock;

    BucketCalls(GatewayState state, OstorDialect dialect, SimulatorClock clock) {
        this.state = state;
        this.directory = new Directory(state, dialect);
        this.clock = clock;
    }

    @Override
    public Route route(Call call) {
        if (!call.method().equals("GET")) {
            throw Route.methodNotAllowed(call.method(), "ostor-buckets");
        }
        return Route.administrative("buckets.list", this::list);
    }

    private Answer list(Call call, Caller caller) {
        Parameters parameters = Parameters.of(call.query(), directory.userSelectors());
        List<Bucket> buckets = state.read(() -> directory.namesUser(parameters)
                ? state.bucketsOf(directory.user(parameters).id())
                : new ArrayList<>(state.buckets().rows().values()));
        long hour = clock.hour();
        List<Map<String, Object>> documents =
                buckets.stream().map(bucket -> document(bucket, hour)).toList();
        return Answer.json(JSON.writeValueAsBytes(Map.of("Buckets", documents)));
    }

    /** Sizes as of the given hour. The epoch is always 0 here, as in every sample; usage rows show the real one. */
    private static Map<String, Object> document(Bucket bucket, long hour) {
        BucketSize size = bucket.size();
        Map<String, Object> sizes = new LinkedHashMap<>();
        sizes.put("current", size.current());
        sizes.put("h_integral", size.byteHoursAt(hour));
        sizes.put("hmax", size.highestAt(hour));
        sizes.put("last_ts", size.lastHour());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("size", sizes);
        document.put("epoch", 0);
        document.put("owner_id", bucket.ownerId());
        document.put("name", bucket.name());
        document.put("creation_date", CREATED.format(bucket.created()));
        return document;
    }
}
