package io.stowage.simulator.admin;

import io.stowage.simulator.calls.Route;
import io.stowage.simulator.calls.Router;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.GatewayState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The service {@code ostor-quotas} (public Virtuozzo API reference, from 4.7 on): written in gigabytes, read in bytes. */
final class QuotaCalls implements Router {
    /** What the reference calls a gigabyte is not told; taken for 2^30 bytes. */
    private static final long BYTES_PER_GIGABYTE = 1L << 30;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final GatewayState state;
    private final Directory directory;

    QuotaCalls(GatewayState state, OstorDialect dialect) {
        this.state = state;
        this.directory = new Directory(state, dialect);
    }

    @Override
    public Route route(Call call) {
        return switch (call.method()) {
            case "GET" -> Route.administrative("quotas.read", this::read);
            case "PUT" -> Route.administrative("quotas.write", this::write);
            case "DELETE" -> Route.administrative("quotas.delete", this::delete);
            default -> throw Route.methodNotAllowed(call.method(), "ostor-quotas");
        };
    }

    /** A quota that was never set reads as 0, unlimited. */
    private Answer read(Call call, Caller caller) {
        Parameters parameters = Parameters.of(call.query(), "emailAddress", "id", "bucket", "default");
        return state.read(() -> {
            String subject = subject(parameters);
            @Nullable Long bytes = state.quotas().get(subject);
            Map<String, String> document = new LinkedHashMap<>();
            document.put("version", "1");
            document.put("type", subject.endsWith(":bucket") || subject.startsWith("bucket:") ? "1" : "0");
            document.put("size", Long.toString(bytes == null ? 0 : bytes));
            return Answer.json(JSON.writeValueAsBytes(document));
        });
    }

    private Answer write(Call call, Caller caller) {
        Parameters parameters = Parameters.of(call.query(), "emailAddress", "id", "bucket", "default", "quota-size");
        String gigabytes = parameters.required("quota-size");
        if (!gigabytes.matches("\\d{1,9}")) {
            throw Parameters.wrong("quota-size must be a whole number of gigabytes.");
        }
        long bytes = Long.parseLong(gigabytes) * BYTES_PER_GIGABYTE;
        state.change(() -> state.quotas().put(subject(parameters), bytes));
        return Answer.empty(200).with("Content-Type", "application/json");
    }

    private Answer delete(Call call, Caller caller) {
        Parameters parameters = Parameters.of(call.query(), "emailAddress", "id", "bucket", "default");
        state.change(() -> state.quotas().remove(subject(parameters)));
        return Answer.empty(204);
    }

    private String subject(Parameters parameters) {
        if (!parameters.exactlyOneOf("emailAddress", "id", "bucket", "default").equals("default")) {
            return directory.subject(parameters);
        }
        String of = parameters.required("default");
        if (!of.equals("user") && !of.equals("bucket")) {
            throw Parameters.wrong("default must be user or bucket.");
        }
        return "default:" + of;
    }
}
