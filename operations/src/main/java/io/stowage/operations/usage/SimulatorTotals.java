package io.stowage.operations.usage;

import io.stowage.operations.output.OperationFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a simulated gateway says of itself at its control endpoint.
 *
 * @param endpoint of the gateway
 * @param all everything ever counted
 * @param open the part that is in no statistics object yet
 */
record SimulatorTotals(URI endpoint, Map<CounterKey, Counted> all, Map<CounterKey, Counted> open) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** @throws OperationFailed when it does not answer */
    static SimulatorTotals ask(URI control) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            Map<CounterKey, Counted> open = rows(get(client, control, "usage-window"));
            return new SimulatorTotals(
                    URI.create(get(client, control, "status").path("endpoint").asString()),
                    rows(get(client, control, "totals")),
                    open);
        }
    }

    private static Map<CounterKey, Counted> rows(JsonNode found) {
        Map<CounterKey, Counted> rows = new HashMap<>();
        for (JsonNode row : found) {
            JsonNode key = row.path("key");
            rows.merge(
                    new CounterKey(
                            key.path("bucket").asString(),
                            key.path("epoch").asLong(),
                            key.path("userId").asString(),
                            key.path("tag").asString()),
                    new Counted(
                            row.path("put").asLong(),
                            row.path("get").asLong(),
                            row.path("list").asLong(),
                            row.path("other").asLong(),
                            row.path("uploaded").asLong(),
                            row.path("downloaded").asLong()),
                    Counted::plus);
        }
        return rows;
    }

    private static JsonNode get(HttpClient client, URI control, String what) {
        URI place = control.resolve("/_control/" + what);
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(place).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new OperationFailed("--simulator: %s answers %d".formatted(place, answer.statusCode()));
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new OperationFailed("--simulator: %s cannot be asked: %s".formatted(place, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailed("interrupted while asking " + place, e);
        }
    }
}
