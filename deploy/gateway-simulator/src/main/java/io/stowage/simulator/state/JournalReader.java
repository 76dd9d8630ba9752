package io.stowage.simulator.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Brings a journal's lines back into the tables. */
final class JournalReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            // A row is read out of the middle of its line.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, Table<?>> tables;
    private long rows;
    private boolean cutShort;

    JournalReader(Map<String, Table<?>> tables) {
        this.tables = tables;
    }

    /** Rows read, those that were overwritten later included. */
    long rows() {
        return rows;
    }

    /** Whether the last line was cut short by a kill; what it said was never acknowledged. */
    boolean cutShort() {
        return cutShort;
    }

    void replay(Path file) throws IOException {
        cutShort = !endsWithLineFeed(file);
        try (BufferedReader reader = Files.newBufferedReader(file, UTF_8)) {
            @Nullable String line = reader.readLine();
            while (line != null) {
                @Nullable String next = reader.readLine();
                if (next != null || !cutShort) {
                    replay(line, file);
                }
                line = next;
            }
        }
    }

    private static boolean endsWithLineFeed(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() == 0) {
                return true;
            }
            bytes.seek(bytes.length() - 1);
            return bytes.read() == '\n';
        }
    }

    private void replay(String line, Path file) {
        List<RowChange<?>> changes;
        try {
            changes = changes(line);
        } catch (JacksonException e) {
            throw new IllegalStateException(file + " is damaged", e);
        }
        changes.forEach(RowChange::redo);
        rows += changes.size();
    }

    private List<RowChange<?>> changes(String line) {
        List<RowChange<?>> changes = new ArrayList<>();
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                String table = text(json);
                String key = text(json);
                json.nextToken();
                json.nextToken();
                changes.add(change(tables.get(table), key, json));
                json.nextToken();
            }
            if (json.currentToken() != JsonToken.END_ARRAY) {
                throw new StreamReadException(json, "a line ends early");
            }
        }
        return changes;
    }

    /** The value of the next property: the properties of a row are always written in one order. */
    private static String text(JsonParser json) {
        json.nextToken();
        json.nextToken();
        return json.getString();
    }

    private static <V> RowChange<V> change(@Nullable Table<V> table, String key, JsonParser json) {
        if (table == null) {
            throw new IllegalStateException(
                    "the journal speaks of a table that is not known; it is from another version");
        }
        @Nullable V row = json.currentToken() == JsonToken.VALUE_NULL ? null : JSON.readValue(json, table.type());
        return new RowChange<>(table, key, null, row);
    }
}
