package io.stowage.gateway.json;

import io.stowage.gateway.http.MalformedAnswer;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON, whatever the answer's content type says. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            // Decimals stay exact.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // An object that ends early ends the answer; what a document's sample has after it is of no interest.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static JsonParser parser(InputStream body) {
        return MAPPER.createParser(body);
    }

    public static Fields object(InputStream body) {
        try (var parser = parser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedAnswer("the answer is no JSON object");
            }
            return here(parser);
        }
    }

    /** Empty for {@code null}. */
    public static Optional<Fields> objectOrNull(InputStream body) {
        try (var parser = parser(body)) {
            var first = parser.nextToken();
            if (first == JsonToken.VALUE_NULL) {
                return Optional.empty();
            }
            if (first != JsonToken.START_OBJECT) {
                throw new MalformedAnswer("the answer is no JSON object");
            }
            return Optional.of(here(parser));
        }
    }

    /** @throws tools.jackson.core.JacksonException if it is not JSON */
    public static JsonNode tree(String text) {
        return MAPPER.readTree(text);
    }

    /** The object at which the parser stands. */
    public static Fields here(JsonParser parser) {
        return new Fields(parser.<JsonNode>readValueAsTree());
    }

    /**
     * Passes the elements of an array one by one, holding one at a time. The array is the answer itself, or the member of
     * that name: both occur.
     */
    public static void elements(InputStream body, String name, Consumer<Fields> consumer) {
        try (var parser = parser(body)) {
            var first = parser.nextToken();
            if (first != JsonToken.START_ARRAY) {
                enterArray(parser, name);
            }
            elements(parser, consumer);
        }
    }

    /** The same for the array at whose beginning the parser stands. */
    public static void elements(JsonParser parser, Consumer<Fields> consumer) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            consumer.accept(here(parser));
        }
    }

    /** From the beginning of an object on to that of its member of this name, an array; members before it are skipped. */
    public static void enterArray(JsonParser parser, String name) {
        if (parser.currentToken() != JsonToken.START_OBJECT || !foundArray(parser, name)) {
            throw new MalformedAnswer("the answer holds no array " + name);
        }
    }

    private static boolean foundArray(JsonParser parser, String name) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var found = parser.currentName().equals(name);
            var value = parser.nextToken();
            if (found && value == JsonToken.START_ARRAY) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
