package io.stowage.simulator.admin;

import io.stowage.simulator.calls.Route;
import io.stowage.simulator.calls.Router;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.UsageObject;
import io.stowage.simulator.usage.SpoiltObjects;
import io.stowage.simulator.usage.UsageMeter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The service {@code ostor-usage} (Virtuozzo 4.6 API reference, 4; Acronis guide, 3.4). */
final class UsageCalls implements Router {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final GatewayState state;
    private final UsageMeter meter;
    private final Supplier<UsageListing> listing;
    private final SpoiltObjects spoilt;

    UsageCalls(GatewayState state, UsageMeter meter, Supplier<UsageListing> listing, SpoiltObjects spoilt) {
        this.state = state;
        this.meter = meter;
        this.listing = listing;
        this.spoilt = spoilt;
    }

    @Override
    public Route route(Call call) {
        return switch (call.method()) {
            case "GET" ->
                call.query().has("obj")
                        ? Route.administrative("usage.read", this::read)
                        : Route.administrative("usage.list", this::list);
            case "DELETE" -> Route.administrative("usage.delete", this::delete);
            default -> throw Route.methodNotAllowed(call.method(), "ostor-usage");
        };
    }

    private Answer list(Call call, Caller caller) {
        Parameters parameters = Parameters.of(call.query(), "after", "limit");
        UsageListing rules = listing.get();
        String after = rules.afterHonoured() && parameters.has("after") ? parameters.required("after") : "";
        int most = rules.afterHonoured() && parameters.has("limit")
                ? Math.min(rules.most(), limit(parameters.required("limit")))
                : rules.most();
        meter.closeWhenDue();
        List<String> names = state.read(() -> state.usageObjects().rows().tailMap(after, false).keySet().stream()
                .limit(most + 1L)
                .toList());
        boolean truncated = names.size() > most;
        List<String> items = truncated ? names.subList(0, most) : names;
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("nr_items", items.size());
        document.put("truncated", truncated);
        document.put("items", new ArrayList<>(items));
        return Answer.json(JSON.writeValueAsBytes(document));
    }

    private static int limit(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw Parameters.wrong("limit must be a number, at least 1.");
        }
        return Integer.parseInt(text);
    }

    private Answer read(Call call, Caller caller) {
        String name = Parameters.of(call.query(), "obj").required("obj");
        UsageObject object = state.read(() -> state.usageObjects().get(name));
        if (object == null) {
            throw new Refusal(S3Error.NO_SUCH_KEY, "There is no such statistics object.");
        }
        byte @Nullable [] other = spoilt.body(name);
        return Answer.json(other == null ? UsageDocument.of(object) : other);
    }

    private Answer delete(Call call, Caller caller) {
        String name = Parameters.of(call.query(), "obj").required("obj");
        state.change(() -> {
            if (state.usageObjects().get(name) == null) {
                throw new Refusal(S3Error.NO_SUCH_KEY, "There is no such statistics object.");
            }
            state.usageObjects().remove(name);
        });
        return Answer.empty(204);
    }
}
