package io.stowage.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.schemas.deadletters.DeadLetterHeaders;
import io.stowage.schemas.serde.CloudEventHeaders;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/** Tables of {@code docs/topics.md}, made from the code and from what it says of itself. */
final class TopicTables {

    private static final String SCHEMAS = "schemas/src/main/java/io/stowage/schemas/";

    private TopicTables() {}

    static Map<String, String> all() {
        return Map.of(
                "topics", topics(),
                "cloudevents", cloudEvents(),
                "dead-letters", deadLetters(),
                "partitions", partitions());
    }

    private static String topics() {
        return Page.table(
                List.of("Topic", "Key", "Kind", "Partitions", "Kept", "Written by", "Read by", "Contract", "What"),
                TopicCatalogue.all().stream()
                        .map(topic -> Page.row(
                                "[%s](#%s)".formatted(topic.name(), anchor(topic.name())),
                                topic.key(),
                                kind(topic),
                                Integer.toString(topic.partitions()),
                                kept(topic),
                                topic.writtenBy(),
                                String.join(", ", topic.readBy()),
                                contract(topic),
                                topic.description())));
    }

    private static String kind(Topic topic) {
        return switch (topic.kind()) {
            case Topic.Log log -> "log";
            case Topic.DeadLetters deadLetters -> "log";
            case Topic.Ledger ledger -> "ledger";
            case Topic.Compacted compacted -> "compacted";
        };
    }

    private static String kept(Topic topic) {
        return switch (topic.kind()) {
            case Topic.Log log -> days(log.retention());
            case Topic.DeadLetters deadLetters -> days(deadLetters.retention());
            case Topic.Ledger ledger -> "everything";
            case Topic.Compacted compacted -> "latest of each key; removals " + days(compacted.tombstoneRetention());
        };
    }

    private static String days(Duration time) {
        return time.toDays() == 1 ? "1 day" : time.toDays() + " days";
    }

    private static String contract(Topic topic) {
        return topic.schema()
                .map(schema -> "[%s](../%s)".formatted(schema.getName(), CommittedContracts.newest(topic)))
                .orElse("–");
    }

    /** As the hosts of Markdown make them of a heading. */
    private static String anchor(String heading) {
        return heading.replace(".", "");
    }

    private static String cloudEvents() {
        Instant time = Instant.parse("2026-11-21T10:15:30Z");
        Map<String, byte[]> all = new CloudEventHeaders("id", "/stowage/provisioning", "type", time, "sub-1").asMap();
        Map<String, byte[]> least = new CloudEventHeaders("id", "/stowage/provisioning", "type", null, null).asMap();
        String source = CommittedContracts.read(SCHEMAS + "serde/CloudEventHeaders.java");
        return Page.table(
                List.of("Header", "Always", "What"),
                all.entrySet().stream()
                        .map(header -> Page.row(
                                code(header.getKey()),
                                least.containsKey(header.getKey()) ? "yes" : "no",
                                parameter(source, header.getKey().replace("ce_", ""))
                                        .orElseGet(() -> code(new String(header.getValue(), UTF_8))))));
    }

    private static Optional<String> parameter(String source, String name) {
        Matcher doc = Pattern.compile("\\* @param %s (.*)".formatted(name)).matcher(source);
        return doc.find() ? Optional.of(doc.group(1)) : Optional.empty();
    }

    private static String deadLetters() {
        String source = CommittedContracts.read(SCHEMAS + "deadletters/DeadLetterHeaders.java");
        return Page.table(
                List.of("Header", "What"),
                Arrays.stream(DeadLetterHeaders.class.getFields())
                        .filter(field -> !field.getName().equals("PREFIX"))
                        .map(field -> Page.row(code(value(field)), constant(source, field.getName()))));
    }

    private static String value(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String constant(String source, String name) {
        Matcher doc = Pattern.compile("/\\*\\* (.*) \\*/\\s+public static final String %s ".formatted(name))
                .matcher(source);
        if (!doc.find()) {
            throw new IllegalArgumentException("header %s has no description of one line".formatted(name));
        }
        return doc.group(1);
    }

    private static String partitions() {
        int partitions = TopicCatalogue.ORDERS.partitions();
        return Page.table(
                List.of("Key", "murmur2, positive", "Partition of " + partitions),
                Stream.of("sub-1", "sub-2", "4711", "A.customer_17-b").map(key -> {
                    int hash = Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8)));
                    return Page.row(code(key), Integer.toString(hash), Integer.toString(hash % partitions));
                }));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
