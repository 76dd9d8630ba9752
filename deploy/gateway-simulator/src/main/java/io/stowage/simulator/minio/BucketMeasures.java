package io.stowage.simulator.minio;

import static io.stowage.simulator.minio.Members.parameter;

import io.stowage.simulator.calls.Route;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.Scan;
import io.stowage.simulator.usage.SimulatorClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Quotas of buckets, and their sizes as the last scan found them. */
final class BucketMeasures {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final GatewayState state;
    private final SimulatorClock clock;
    private final Duration scanEvery;

    /** @param scanEvery sizes are as old as this by the gateway's clock before they are measured anew */
    BucketMeasures(GatewayState state, SimulatorClock clock, Duration scanEvery) {
        this.state = state;
        this.clock = clock;
        this.scanEvery = scanEvery;
    }

    void addTo(Map<String, Route> routes) {
        routes.put("PUT set-bucket-quota", Route.administrative("quotas.write", this::writeQuota));
        routes.put("GET get-bucket-quota", Route.administrative("quotas.read", this::readQuota));
        routes.put("GET datausageinfo", Route.administrative("dataUsage.read", this::dataUsage));
    }

    /** 0 removes it. */
    private Answer writeQuota(Call call, Caller caller) {
        String row = row(call);
        JsonNode wanted = read(call);
        long bytes =
                Math.max(wanted.path("quota").asLong(0), wanted.path("size").asLong(0));
        if (bytes < 0 || (bytes > 0 && !wanted.path("quotatype").asString("").equals("hard"))) {
            throw MinioError.INVALID_ARGUMENT.because("A quota is of the type hard and not negative.");
        }
        state.change(() -> {
            if (bytes == 0) {
                state.quotas().remove(row);
            } else {
                state.quotas().put(row, bytes);
            }
        });
        return Answer.empty(200);
    }

    private Answer readQuota(Call call, Caller caller) {
        String row = row(call);
        @Nullable Long bytes = state.<@Nullable Long>read(() -> state.quotas().get(row));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("quota", bytes == null ? 0 : bytes);
        document.put("size", bytes == null ? 0 : bytes);
        if (bytes != null) {
            document.put("quotatype", "hard");
        }
        return Answer.json(JSON.writeValueAsBytes(document));
    }

    private String row(Call call) {
        String bucket = parameter(call, "bucket");
        if (state.read(() -> !state.buckets().rows().containsKey(bucket))) {
            throw new Refusal(S3Error.NO_SUCH_BUCKET, "There is no such bucket.");
        }
        return "bucket:" + bucket;
    }

    private static JsonNode read(Call call) {
        try {
            return JSON.readTree(call.document());
        } catch (JacksonException e) {
            throw MinioError.BAD_BODY.because("The body is no JSON.");
        }
    }

    private Answer dataUsage(Call call, Caller caller) {
        Scan scan = state.change(this::latestScan);
        Map<String, Object> buckets = new LinkedHashMap<>();
        scan.sizes().forEach((bucket, size) -> buckets.put(bucket, Map.of("size", size)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("lastUpdate", scan.finished().toString());
        document.put("bucketsCount", scan.sizes().size());
        document.put("bucketsUsageInfo", buckets);
        document.put("bucketsSizes", scan.sizes());
        return Answer.json(JSON.writeValueAsBytes(document));
    }

    private Scan latestScan() {
        @Nullable Scan last = state.scans().get("latest");
        if (last != null && clock.instant().isBefore(last.finished().plus(scanEvery))) {
            return last;
        }
        Map<String, Long> sizes = new TreeMap<>();
        state.buckets()
                .rows()
                .forEach((name, bucket) -> sizes.put(name, bucket.size().current()));
        Scan fresh = new Scan(clock.instant(), sizes);
        state.scans().put("latest", fresh);
        return fresh;
    }
}
