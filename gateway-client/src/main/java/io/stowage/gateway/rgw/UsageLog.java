package io.stowage.gateway.rgw;

import io.stowage.gateway.http.MalformedAnswer;
import io.stowage.gateway.json.Fields;
import io.stowage.gateway.json.Json;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads an answer about usage, entry by entry: {@code {"entries": [{"user": …, "buckets": [{"bucket": …, "time": …,
 * "categories": […]}]}]}}. Holds one bucket at a time.
 */
final class UsageLog {

    /** Takes what is told of a bucket. */
    interface Entries {
        /** @return whether to go on */
        boolean add(String user, Fields bucket);
    }

    private final Entries entries;

    private UsageLog(Entries entries) {
        this.entries = entries;
    }

    /** Ends normally when the whole answer was read, or when no more is wanted of it. */
    static void read(InputStream body, Entries entries) {
        try (var parser = Json.parser(body)) {
            parser.nextToken();
            Json.enterArray(parser, "entries");
            if (new UsageLog(entries).entries(parser)) {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    parser.skipChildren();
                }
            }
        }
    }

    private boolean entries(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new MalformedAnswer("an entry is no object");
            }
            if (!entry(parser)) {
                return false;
            }
        }
        return true;
    }

    private boolean entry(JsonParser parser) {
        @Nullable String user = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var field = parser.currentName();
            var value = parser.nextToken();
            if (field.equals("user") && value == JsonToken.VALUE_STRING) {
                user = parser.getString();
            } else if (field.equals("buckets") && value == JsonToken.START_ARRAY) {
                if (user == null) {
                    throw new MalformedAnswer("an entry names no user");
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (!entries.add(user, Json.here(parser))) {
                        return false;
                    }
                }
            } else {
                parser.skipChildren();
            }
        }
        return true;
    }
}
