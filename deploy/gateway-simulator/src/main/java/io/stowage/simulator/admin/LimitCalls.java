package io.stowage.simulator.admin;

import io.stowage.simulator.calls.Route;
import io.stowage.simulator.calls.Router;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.Limits;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The service {@code ostor-limits} (Virtuozzo 4.6 API reference, 3.7 to 3.9; Acronis guide, 3.3). */
final class LimitCalls implements Router {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final GatewayState state;
    private final Directory directory;
    private final LimitsDialect limits;

    LimitCalls(GatewayState state, OstorDialect dialect) {
        this.state = state;
        this.directory = new Directory(state, dialect);
        this.limits = switch (dialect) {
            case ACRONIS -> new AcronisLimits();
            case VIRTUOZZO -> new VirtuozzoLimits();
        };
    }

    @Override
    public Route route(Call call) {
        return switch (call.method()) {
            case "GET" -> Route.administrative("limits.read", this::read);
            case "PUT" -> Route.administrative("limits.write", this::write);
            case "DELETE" -> Route.administrative("limits.delete", this::delete);
            default -> throw Route.methodNotAllowed(call.method(), "ostor-limits");
        };
    }

    private Answer read(Call call, Caller caller) {
        Parameters parameters = parameters(call, Stream.empty());
        @Nullable Limits found = state.read(() -> state.limits().get(directory.subject(parameters)));
        if (found == null) {
            throw new Refusal(S3Error.NO_SUCH_LIMITS, "Limits are disabled here.");
        }
        return Answer.json(JSON.writeValueAsBytes(limits.shown(found)));
    }

    private Answer write(Call call, Caller caller) {
        Parameters parameters = parameters(call, limits.writeParameters());
        state.change(() -> {
            String subject = directory.subject(parameters);
            state.limits()
                    .put(subject, limits.written(parameters, state.limits().get(subject)));
        });
        return Answer.empty(200).with("Content-Type", "application/json");
    }

    private Answer delete(Call call, Caller caller) {
        Parameters parameters = parameters(call, limits.removeParameters());
        state.change(() -> {
            String subject = directory.subject(parameters);
            @Nullable Limits before = state.limits().get(subject);
            if (before != null) {
                state.limits().put(subject, limits.removed(parameters, before));
            }
        });
        return Answer.empty(204);
    }

    private Parameters parameters(Call call, Stream<String> own) {
        Stream<String> subjects = Stream.concat(Stream.of(directory.userSelectors()), Stream.of("bucket"));
        return Parameters.of(call.query(), Stream.concat(subjects, own).toArray(String[]::new));
    }
}
