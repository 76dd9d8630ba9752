package io.stowage.operations.topics;

import io.stowage.operations.connection.TopicRecords;

/** Where reading a topic starts. */
sealed interface StartAt {

    record Beginning() implements StartAt {}

    record End() implements StartAt {}

    record Offset(long value) implements StartAt {}

    /** @throws IllegalArgumentException saying how it is written */
    static StartAt parse(String text) {
        if (text.matches("[0-9]{1,18}")) {
            return new Offset(Long.parseLong(text));
        }
        return switch (text) {
            case "beginning" -> new Beginning();
            case "end" -> new End();
            case String other ->
                throw new IllegalArgumentException("'%s' is none of beginning, end, or an offset".formatted(other));
        };
    }

    /** Brings the reader there. */
    default void seek(TopicRecords records, String topic) {
        switch (this) {
            case Beginning beginning -> records.seek(0);
            case End end -> records.seekToEnd(topic);
            case Offset offset -> records.seek(offset.value());
        }
    }
}
