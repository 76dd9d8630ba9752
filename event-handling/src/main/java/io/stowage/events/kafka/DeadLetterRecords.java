package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.events.DeadLetter;
import io.stowage.events.Evidence;
import io.stowage.events.KeyedStream;
import io.stowage.schemas.deadletters.DeadLetterHeaders;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Makes the records of a service's dead-letter topic. */
final class DeadLetterRecords {

    private final KeyedStream<?> stream;
    private final RecordTraces traces;

    DeadLetterRecords(KeyedStream<?> stream, RecordTraces traces) {
        this.stream = stream;
        this.traces = traces;
    }

    /** Original key, value and headers, and why. */
    ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> original, DeadLetter why) {
        Headers headers = new RecordHeaders();
        original.headers().forEach(header -> {
            if (!header.key().startsWith(DeadLetterHeaders.PREFIX)) {
                headers.add(header);
            }
        });
        text(headers, DeadLetterHeaders.SERVICE, stream.service());
        text(headers, DeadLetterHeaders.TOPIC, original.topic());
        text(headers, DeadLetterHeaders.PARTITION, Integer.toString(original.partition()));
        text(headers, DeadLetterHeaders.OFFSET, Long.toString(original.offset()));
        text(
                headers,
                DeadLetterHeaders.TIMESTAMP,
                Instant.ofEpochMilli(original.timestamp()).toString());
        why(headers, why);
        return new ProducerRecord<>(stream.deadLetters().name(), null, original.key(), original.value(), headers);
    }

    /** As much of the content as the topic takes, where it was found, and why. */
    ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> cause, Evidence evidence) {
        byte[] key = evidence.key().getBytes(UTF_8);
        byte[] content = evidence.content();
        Headers headers = new RecordHeaders();
        text(headers, DeadLetterHeaders.SERVICE, stream.service());
        text(headers, DeadLetterHeaders.ORIGIN, evidence.origin().toString());
        text(headers, DeadLetterHeaders.TIMESTAMP, evidence.foundAt().toString());
        why(headers, evidence.why());
        traces.carryOn(cause, headers);

        int largest = stream.deadLetters().largestBatch();
        if (RecordSize.of(key, content, headers) > largest) {
            text(headers, DeadLetterHeaders.FULL_SIZE, Integer.toString(content.length));
            content = Arrays.copyOf(content, Math.max(0, largest - RecordSize.of(key, null, headers)));
        }
        return new ProducerRecord<>(stream.deadLetters().name(), null, key, content, headers);
    }

    private static void why(Headers headers, DeadLetter why) {
        text(headers, DeadLetterHeaders.REASON_CLASS, why.reasonClass());
        text(headers, DeadLetterHeaders.REASON, why.reason());
        why.gatewayRequestId().ifPresent(id -> text(headers, DeadLetterHeaders.GATEWAY_REQUEST_ID, id));
        text(headers, DeadLetterHeaders.ATTEMPTS, Integer.toString(why.attempts()));
        text(headers, DeadLetterHeaders.FIRST_FAILURE, why.firstFailure().toString());
        text(headers, DeadLetterHeaders.LAST_FAILURE, why.lastFailure().toString());
    }

    private static void text(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
