package io.stowage.operations.connection;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that is none of its topic's contract. The message is all that the user sees: where it lies, and why. */
public final class UnreadableRecord extends RuntimeException {

    UnreadableRecord(ConsumerRecord<?, ?> record, String reason) {
        super("the record at %s partition %d offset %d cannot be read: %s"
                .formatted(record.topic(), record.partition(), record.offset(), reason));
    }
}
