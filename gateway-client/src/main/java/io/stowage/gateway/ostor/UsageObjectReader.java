package io.stowage.gateway.ostor;

import io.stowage.gateway.UsageHeader;
import io.stowage.gateway.UsageRow;
import io.stowage.gateway.http.MalformedAnswer;
import io.stowage.gateway.http.PassedOn;
import io.stowage.gateway.json.Fields;
import io.stowage.gateway.json.Json;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one usage object row by row (Virtuozzo 4.6 API reference, 4.1). The rows are expected behind the header; where they
 * come first, they wait in memory for it.
 */
final class UsageObjectReader {

    private final String name;
    private final Consumer<UsageRow> rows;

    private @Nullable Integer formatVersion;
    private @Nullable String serviceId;
    private @Nullable Instant start;
    private @Nullable Duration period;
    private @Nullable Long expected;
    private @Nullable UsageHeader header;
    private final List<UsageRow> waiting = new ArrayList<>();
    private long count;

    UsageObjectReader(String name, BiConsumer<? super UsageHeader, ? super UsageRow> rows) {
        this.name = name;
        this.rows = PassedOn.guarding(row -> rows.accept(header(), row));
    }

    UsageHeader read(InputStream body) {
        try (var parser = Json.parser(new BareWords(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedAnswer("the answer is no JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var field = parser.currentName();
                parser.nextToken();
                read(field, parser);
            }
        }
        header = header();
        waiting.forEach(rows);
        if (expected == null || expected != count) {
            throw new MalformedAnswer("nr_items says " + expected + ", but there are " + count + " rows");
        }
        return header;
    }

    private void read(String field, JsonParser parser) {
        switch (field) {
            case "fmt_version" -> formatVersion = Math.toIntExact(number(field, parser));
            case "service_id" -> serviceId = scalar(field, parser);
            case "start_ts" -> start = Instant.ofEpochSecond(number(field, parser));
            case "period" -> period = Duration.ofSeconds(number(field, parser));
            case "nr_items" -> expected = number(field, parser);
            case "items" -> {
                if (parser.currentToken() != JsonToken.START_ARRAY) {
                    throw new MalformedAnswer("items is no array");
                }
                Json.elements(parser, element -> pass(row(element)));
            }
            default -> parser.skipChildren();
        }
    }

    private void pass(UsageRow row) {
        count++;
        if (serviceId == null || start == null || period == null || formatVersion == null) {
            waiting.add(row);
        } else {
            header = header();
            rows.accept(row);
        }
    }

    private UsageHeader header() {
        if (header != null) {
            return header;
        }
        return new UsageHeader(
                name,
                known(formatVersion, "fmt_version"),
                known(serviceId, "service_id"),
                known(start, "start_ts"),
                known(period, "period"));
    }

    private static <T> T known(@Nullable T value, String field) {
        if (value == null) {
            throw new MalformedAnswer(field + " is missing");
        }
        return value;
    }

    private static UsageRow row(Fields item) {
        var key = item.object("key");
        var operations = item.object("counters").object("ops");
        var traffic = item.object("counters").object("net_io");
        return new UsageRow(
                key.text("bucket"),
                key.count("epoch"),
                key.text("user_id"),
                key.textOrEmpty("tag"),
                operations.count("put"),
                operations.count("get"),
                operations.count("list"),
                operations.count("other"),
                traffic.count("uploaded"),
                traffic.count("downloaded"));
    }

    private static String scalar(String field, JsonParser parser) {
        if (!parser.currentToken().isScalarValue()) {
            throw new MalformedAnswer(field + " is no single value");
        }
        // The very characters, also of a number: digits with an e among them must not be read as a power of ten.
        return parser.getString();
    }

    private static long number(String field, JsonParser parser) {
        try {
            var number = Long.parseLong(scalar(field, parser));
            if (number < 0) {
                throw new MalformedAnswer(field + " is negative");
            }
            return number;
        } catch (NumberFormatException wrong) {
            throw new MalformedAnswer(field + " is no whole number");
        }
    }
}
