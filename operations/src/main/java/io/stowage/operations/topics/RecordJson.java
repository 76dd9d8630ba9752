package io.stowage.operations.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.operations.output.ContractJson;
import io.stowage.schemas.deadletters.DeadLetterHeaders;
import io.stowage.schemas.serde.RecordReader;
import io.stowage.schemas.serde.Unreadable;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as a JSON object: where it lies, key, headers and value. A value that is no record of a contract stands there
 * as text where it is text by the catalogue, and otherwise in base64 with the reason. A dead letter's value is decoded
 * as what it was on its own topic.
 */
final class RecordJson {

    private static final String DEAD_LETTERS = "stowage.dead-letters.";

    private final RecordReader reader;

    RecordJson(RecordReader reader) {
        this.reader = reader;
    }

    ObjectNode of(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("topic", record.topic());
        json.put("partition", record.partition());
        json.put("offset", record.offset());
        json.put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
        json.put("key", text(record.key()));
        ObjectNode headers = json.putObject("headers");
        for (Header header : record.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        value(record, json);
        return json;
    }

    private void value(ConsumerRecord<byte[], byte[]> record, ObjectNode json) {
        byte[] value = record.value();
        String original = original(record);
        if (value == null) {
            json.putNull("value");
        } else if (holdsText(original)) {
            json.put("value", text(value));
        } else {
            Object read = reader.deserialize(original, record.headers(), value);
            if (read instanceof SpecificRecord contract) {
                json.set("value", ContractJson.of(contract));
            } else if (read instanceof Unreadable bytes) {
                unreadable(original, bytes, json);
            }
        }
    }

    /** What is on the credentials topic and is no sealed secret might be an open one. */
    private static void unreadable(String topic, Unreadable bytes, ObjectNode json) {
        json.put("unreadable", bytes.reason());
        if (topic.equals(TopicCatalogue.CREDENTIALS.name())) {
            json.put("valueLength", bytes.bytes().length);
        } else {
            json.put("valueBase64", Base64.getEncoder().encodeToString(bytes.bytes()));
        }
    }

    private static String original(ConsumerRecord<byte[], byte[]> record) {
        return Optional.ofNullable(record.headers().lastHeader(DeadLetterHeaders.TOPIC))
                .map(Header::value)
                .map(RecordJson::text)
                .orElse(record.topic());
    }

    /** A dead letter that does not say where it comes from is decoded like any other. */
    private static boolean holdsText(String topic) {
        return TopicCatalogue.all().stream()
                .filter(each -> each.name().equals(topic) && !topic.startsWith(DEAD_LETTERS))
                .map(Topic::schema)
                .anyMatch(Optional::isEmpty);
    }

    /** UTF-8, or base64 marked as such where it is none. */
    private static @Nullable String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return "base64:" + Base64.getEncoder().encodeToString(bytes);
        }
    }
}
