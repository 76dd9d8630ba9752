package io.stowage.simulator.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.simulator.admin.UsageListing;
import io.stowage.simulator.faults.Faults;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.Service;
import io.stowage.simulator.state.UsageObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@link Controls} as JSON over HTTP, on a port of its own. Unsigned: it is meant for this machine alone. */
public final class ControlEndpoint implements Service {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FAULT = "/_control/faults/";

    private final Controls controls;

    public ControlEndpoint(Controls controls) {
        this.controls = controls;
    }

    record OutageOrder(double seconds, Faults.Outage how) {}

    record KeyRefusalOrder(boolean refused) {}

    record ClockOrder(double advanceSeconds) {}

    record SpoiltOrder(String name, String body) {}

    record CapacityOrder(int calls) {}

    @Override
    public Reply reply(Call call) {
        try {
            return new Answered(answer(call));
        } catch (IllegalArgumentException | JacksonException e) {
            throw new Refusal(400, "InvalidArgument", String.valueOf(e.getMessage()));
        }
    }

    private Answer answer(Call call) {
        String path = call.path();
        Faults faults = controls.faults();
        if (call.method().equals("DELETE") && path.startsWith(FAULT)) {
            faults.remove(Integer.parseInt(path.substring(FAULT.length())));
            return json(faults.inForce());
        }
        return switch (call.method() + ' ' + path) {
            case "GET /_control/status" -> json(status());
            case "GET /_control/faults" -> json(faults.inForce());
            case "POST /_control/faults" ->
                json(Map.of("id", faults.add(order(call, FaultOrder.class).fault())));
            case "DELETE /_control/faults" -> {
                faults.clear();
                yield json(faults.inForce());
            }
            case "POST /_control/outage" -> {
                OutageOrder order = order(call, OutageOrder.class);
                faults.outage(order.how(), seconds(order.seconds()));
                yield json(status());
            }
            case "DELETE /_control/outage" -> {
                faults.endOutage();
                yield json(status());
            }
            case "POST /_control/keys" -> {
                faults.refuseKeys(order(call, KeyRefusalOrder.class).refused());
                yield json(status());
            }
            case "POST /_control/clock" -> {
                controls.advanceClock(seconds(order(call, ClockOrder.class).advanceSeconds()));
                yield json(status());
            }
            case "POST /_control/capacity" -> {
                controls.serveAtOnce(order(call, CapacityOrder.class).calls());
                yield json(status());
            }
            case "POST /_control/usage-listing" -> {
                controls.listUsage(order(call, UsageListing.class));
                yield json(status());
            }
            case "POST /_control/usage-period" -> {
                controls.closeUsagePeriod();
                yield json(status());
            }
            case "GET /_control/usage-objects" -> json(controls.usageObjects());
            case "POST /_control/usage-objects" -> {
                controls.writeUsageObject(order(call, UsageObject.class));
                yield json(status());
            }
            case "POST /_control/spoilt-usage" -> {
                SpoiltOrder order = order(call, SpoiltOrder.class);
                controls.spoilUsageObject(order.name(), order.body().getBytes(UTF_8));
                yield json(status());
            }
            case "DELETE /_control/spoilt-usage" -> {
                controls.mendUsageObject(call.query().value("name", ""));
                yield json(status());
            }
            case "GET /_control/totals" -> json(controls.totals());
            case "GET /_control/usage-window" -> json(controls.usageWindow());
            case "GET /_control/effects" ->
                json(controls.effects(Long.parseLong(call.query().value("after", "0"))));
            case "GET /_control/calls" -> json(controls.calls());
            case "GET /_control/call-counts" -> json(controls.callCounts());
            default -> throw new Refusal(404, "NoSuchControl", "There is no " + call.method() + ' ' + path + ".");
        };
    }

    private Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("endpoint", controls.endpoint().toString());
        status.put("dialect", controls.dialect());
        status.put("now", controls.now());
        status.put("users", controls.users().size());
        status.put("buckets", controls.buckets().size());
        status.put("faults", controls.faults().inForce().size());
        return status;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static <T> T order(Call call, Class<T> type) {
        return JSON.readValue(call.document(), type);
    }

    private static Answer json(Object document) {
        return Answer.json(JSON.writeValueAsBytes(document));
    }
}
