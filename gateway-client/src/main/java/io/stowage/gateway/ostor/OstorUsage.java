package io.stowage.gateway.ostor;

import io.stowage.gateway.Usage;
import io.stowage.gateway.UsageContent;
import io.stowage.gateway.UsageHeader;
import io.stowage.gateway.UsageListing;
import io.stowage.gateway.UsageRow;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.Query;
import io.stowage.gateway.json.Json;
import java.time.Duration;
import java.util.function.BiConsumer;

/** Usage objects of an ostor gateway (Virtuozzo 4.6 API reference, 4; Acronis guide, 3.4). */
final class OstorUsage implements Usage {

    private static final CallKind LIST = CallKind.read("usage.list", "list usage objects");
    private static final CallKind READ = CallKind.read("usage.read", "read usage object");
    private static final CallKind DELETE = CallKind.repeatableWrite("usage.delete", "delete usage object");

    /** Documents and samples name objects after half-hours; the body counts. */
    static final Duration NOMINAL_WINDOW = Duration.ofMinutes(30);

    private final OstorCalls calls;

    OstorUsage(OstorCalls calls) {
        this.calls = calls;
    }

    @Override
    public UsageListing list() {
        return list(usage());
    }

    @Override
    public UsageListing list(String after, int limit) {
        var query = after.isEmpty() ? usage() : usage().with("after", after);
        return list(query.with("limit", Integer.toString(limit)));
    }

    @Override
    public UsageHeader read(String name, BiConsumer<? super UsageHeader, ? super UsageRow> rows) {
        return calls.stream(
                new HttpCall(READ, "GET", usage().with("obj", name)),
                answer -> new UsageObjectReader(name, rows).read(answer.body()));
    }

    @Override
    public UsageContent content(String name, int most) {
        return calls.stream(
                new HttpCall(READ, "GET", usage().with("obj", name)), answer -> UsageContent.read(answer.body(), most));
    }

    @Override
    public void delete(String name) {
        calls.tell(new HttpCall(DELETE, "DELETE", usage().with("obj", name)).orAbsent());
    }

    private UsageListing list(Query query) {
        return calls.ask(new HttpCall(LIST, "GET", query), answer -> {
            var fields = Json.object(answer.body());
            return new UsageListing(fields.texts("items"), fields.truth("truncated"));
        });
    }

    private static Query usage() {
        return Query.of("ostor-usage");
    }
}
