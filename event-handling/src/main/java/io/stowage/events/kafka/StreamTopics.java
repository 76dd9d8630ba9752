package io.stowage.events.kafka;

import io.stowage.events.KeyedStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
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
     * Whether the service's binding polls what its stream handles: an input left out would never be read.
     *
     * @param destination topics of the binding, comma-separated
     * @throws IllegalStateException when the two differ; the message says what to write
     */
    static void requireSubscribed(KeyedStream<?> stream, String destination) {
        List<String> wanted = Stream.concat(
                        inputs(stream), Stream.of(stream.wakeUps().name()))
                .toList();
        Set<String> actual = Set.copyOf(List.of(destination.strip().split("\\s*,\\s*")));
        if (!actual.equals(Set.copyOf(wanted))) {
            throw new IllegalStateException("spring.cloud.stream.bindings.%s.destination is %s and must be %s"
                    .formatted(KeyedStreamConfiguration.BINDING, destination, String.join(",", wanted)));
        }
    }

    /**
     * The number of partitions that inputs, memory and wake-ups have in common.
     *
     * @throws IllegalStateException when Kafka does not answer, a topic is missing, or the numbers differ; the message
     *     says what to do
     */
    int partitions(KeyedStream<?> stream) {
        String input = inputs(stream).findFirst().orElseThrow();
        int partitions = count(input);
        Stream<String> ours = Stream.of(stream.memory().name(), stream.wakeUps().name());
        for (String beside : Stream.concat(inputs(stream).skip(1), ours).toList()) {
            int other = count(beside);
            if (other != partitions) {
                throw new IllegalStateException(
                        ("topics %s and %s must have the same number of partitions, but have %d and %d:"
                                        + " a key's memory would be looked for where it is not."
                                        + " See docs/topics.md, 'More partitions'.")
                                .formatted(input, beside, partitions, other));
            }
        }
        count(stream.deadLetters().name());
        return partitions;
    }

    private static Stream<String> inputs(KeyedStream<?> stream) {
        return stream.inputs().stream().map(input -> input.topic().name());
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
