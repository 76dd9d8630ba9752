package io.stowage.events.kafka;

import io.stowage.events.KeyedStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether the topics of a stream are as it needs them; asked once at start. */
final class StreamTopics {

    private final Map<String, Object> clientProperties;

    StreamTopics(Map<String, Object> clientProperties) {
        this.clientProperties = Map.copyOf(clientProperties);
    }

    /**
     * The number of partitions that input, memory and wake-ups have in common.
     *
     * @throws IllegalStateException when Kafka does not answer, a topic is missing, or the numbers differ; the message
     *     says what to do
     */
    int partitions(KeyedStream<?, ?> stream) {
        int input = count(stream.input().name());
        for (String beside : List.of(stream.memory().name(), stream.wakeUps().name())) {
            int other = count(beside);
            if (other != input) {
                throw new IllegalStateException(
                        ("topics %s and %s must have the same number of partitions, but have %d and %d:"
                                        + " a key's memory would be looked for where it is not."
                                        + " See docs/topics.md, 'More partitions'.")
                                .formatted(stream.input().name(), beside, input, other));
            }
        }
        count(stream.deadLetters().name());
        return input;
    }

    private int count(String topic) {
        try (Admin admin = Admin.create(clientProperties)) {
            Map<String, TopicDescription> found =
                    admin.describeTopics(List.of(topic)).allTopicNames().get(10, TimeUnit.SECONDS);
            return found.values().iterator().next().partitions().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new IllegalStateException(
                        "topic %s is missing; create it with: ./stowage topics apply".formatted(topic), e);
            }
            throw unreachable(e);
        } catch (TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private IllegalStateException unreachable(Throwable cause) {
        return new IllegalStateException(
                "Kafka at %s does not answer: %s"
                        .formatted(clientProperties.get("bootstrap.servers"), cause.getMessage()),
                cause);
    }
}
