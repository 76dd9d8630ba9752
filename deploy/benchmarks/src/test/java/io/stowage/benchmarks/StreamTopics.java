package io.stowage.benchmarks;

import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The topics of a stream like provisioning's, under names of its own. */
record StreamTopics(Topic orders, Topic memory, Topic wakeUps, Topic lifecycle, Topic credentials, Topic deadLetters) {

    StreamTopics(String prefix) {
        this(
                like(TopicCatalogue.ORDERS, prefix),
                like(TopicCatalogue.ACCOUNTS, prefix),
                like(TopicCatalogue.PROVISIONING_WAKEUPS, prefix),
                like(TopicCatalogue.LIFECYCLE, prefix),
                like(TopicCatalogue.CREDENTIALS, prefix),
                like(TopicCatalogue.PROVISIONING_DEAD_LETTERS, prefix));
    }

    List<Topic> all() {
        return List.of(orders, memory, wakeUps, lifecycle, credentials, deadLetters);
    }

    ProducerRecord<String, Object> order(String subscription) {
        return new ProducerRecord<>(orders.name(), subscription, Samples.placed(subscription));
    }

    private static Topic like(Topic topic, String prefix) {
        return new Topic(
                prefix + "." + topic.name(),
                topic.key(),
                topic.kind(),
                topic.partitions(),
                "benchmark",
                List.of("benchmark"),
                topic.schema(),
                topic.description());
    }
}
