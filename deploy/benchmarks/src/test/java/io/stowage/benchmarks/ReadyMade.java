package io.stowage.benchmarks;

import io.stowage.schemas.serde.CloudEventHeaders;
import io.stowage.schemas.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What comes of an order, made once and sent under every key: as many bytes as the stream's own records have. */
record ReadyMade(List<Output> records) {

    record Output(String topic, byte[] value, Headers headers) {}

    static ReadyMade of(Platform platform, StreamTopics topics) {
        String subscription = UUID.randomUUID().toString();
        String event = UUID.randomUUID().toString();
        return new ReadyMade(List.of(
                output(platform, topics.memory(), Samples.account(subscription, event, 1), subscription),
                output(platform, topics.credentials(), Samples.credential(subscription, event), subscription),
                output(platform, topics.lifecycle(), Samples.provisioned(subscription, event), subscription)));
    }

    private static Output output(Platform platform, Topic topic, SpecificRecord value, String subscription) {
        RecordHeaders headers = new RecordHeaders();
        new CloudEventHeaders(
                        UUID.randomUUID().toString(),
                        "/stowage/benchmark",
                        "io.stowage.lifecycle.provisioned",
                        Instant.now(),
                        subscription)
                .writeTo(headers);
        return new Output(topic.name(), platform.wire(topic, value), headers);
    }
}
