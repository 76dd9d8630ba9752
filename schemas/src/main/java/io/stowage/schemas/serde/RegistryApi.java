package io.stowage.schemas.serde;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The few calls of the Confluent Schema Registry API, which Apicurio's registry speaks too, that Stowage makes itself. */
final class RegistryApi {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String root;
    private final Duration limit;
    private final HttpClient client;

    RegistryApi(String root) {
        this(root, LIMIT);
    }

    RegistryApi(String root, Duration limit) {
        this.root = root;
        this.limit = limit;
        this.client = HttpClient.newBuilder()
                .connectTimeout(limit)
                // Without the offer of HTTP/2, at which some servers stumble.
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** The Avro schema of that id, unless the registry says that there is none. */
    Optional<Schema> schema(int id) {
        Answer answer = call("GET", "/schemas/ids/" + id, Map.of());
        if (answer.status == 404) {
            return Optional.empty();
        }
        answer.require200();
        // Absent for Avro.
        if (!answer.text("schemaType").orElse("AVRO").equals("AVRO")) {
            return Optional.empty();
        }
        return answer.text("schema").flatMap(RegistryApi::parse);
    }

    /** Sets the rule that later versions of the subject must obey; false where the registry does not know the subject. */
    boolean setCompatibility(String subject, String compatibility) {
        Answer answer = call("PUT", "/config/" + encoded(subject), Map.of("compatibility", compatibility));
        if (answer.status == 404) {
            return false;
        }
        answer.require200();
        return true;
    }

    /** Registers a version unless the subject has it already; the schema's id. */
    int register(String subject, Schema schema) {
        Answer answer =
                call("POST", "/subjects/" + encoded(subject) + "/versions", Map.of("schema", schema.toString()));
        if (answer.status == 409 || answer.status == 422) {
            throw new SchemaRefused(subject, answer.text("message").orElse("status " + answer.status));
        }
        answer.require200();
        return answer.body.path("id").asInt();
    }

    private Answer call(String method, String path, Map<String, String> body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(limit)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .header("Accept", "application/vnd.schemaregistry.v1+json, application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(root, method + " " + path, response.statusCode(), tree(response.body()));
        } catch (IOException e) {
            throw new RegistryUnavailable("the schema registry at " + root + " cannot be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailable("interrupted while asking the schema registry at " + root, e);
        }
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            // A proxy's error page, for one: the status says enough.
            return JSON.missingNode();
        }
    }

    private static Optional<Schema> parse(String schema) {
        try {
            return Optional.of(new Schema.Parser().parse(schema));
        } catch (SchemaParseException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }

    private record Answer(String root, String call, int status, JsonNode body) {

        void require200() {
            if (status != 200) {
                throw new RegistryUnavailable("the schema registry at " + root + " answers " + call + " with " + status
                        + text("message").map(": "::concat).orElse(""));
            }
        }

        Optional<String> text(String field) {
            return body.path(field).stringValueOpt();
        }
    }
}
