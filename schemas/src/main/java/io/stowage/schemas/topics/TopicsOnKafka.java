package io.stowage.schemas.topics;

import io.stowage.schemas.topics.Topic.Compacted;
import io.stowage.schemas.topics.Topic.DeadLetters;
import io.stowage.schemas.topics.Topic.Ledger;
import io.stowage.schemas.topics.Topic.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Brings a Kafka cluster to what the catalogue says. */
public final class TopicsOnKafka {

    private static final Duration NEWS_LIMIT = Duration.ofSeconds(30);
    private static final Duration NEWS_INTERVAL = Duration.ofMillis(50);

    private final Admin admin;

    private TopicsOnKafka(Admin admin) {
        this.admin = admin;
    }

    /** What was done for a topic. */
    public record Applied(Topic topic, Outcome outcome) {}

    /** What was found and done. */
    public sealed interface Outcome {}

    /** It was missing and is there now. */
    public record Created() implements Outcome {}

    /** It was as it should be. */
    public record Unchanged() implements Outcome {}

    /** Its settings were corrected. */
    public record Changed(List<Correction> corrections) implements Outcome {}

    /**
     * Its number of partitions is another one, and was left alone: fewer would lose records, more would send a key to
     * another partition than its earlier records. Its settings were corrected where need be.
     */
    public record Differs(int wantedPartitions, int actualPartitions, List<Correction> corrections)
            implements Outcome {}

    /** A setting of a topic before and after, as Kafka writes it. */
    public record Correction(String setting, String before, String after) {}

    /**
     * Creates what is missing and corrects retention, compaction and the largest record of what is there, in the catalogue's order. Other
     * topics, other settings and the numbers of partitions and replicas of existing topics are left alone; new topics get
     * the cluster's default number of replicas. Safe to repeat, also by several at once.
     *
     * @throws KafkaException when the cluster cannot be reached or refuses
     */
    public static List<Applied> apply(Admin admin, Collection<Topic> topics) {
        TopicsOnKafka cluster = new TopicsOnKafka(admin);
        Set<String> existing = get(admin.listTopics().names());
        List<Applied> applied = new ArrayList<>();
        for (Topic topic : topics) {
            boolean created = !existing.contains(topic.name()) && cluster.create(topic);
            applied.add(new Applied(topic, created ? new Created() : cluster.correct(topic)));
        }
        return applied;
    }

    /** What {@link #apply} would do now, doing nothing of it. */
    public static List<Applied> compare(Admin admin, Collection<Topic> topics) {
        TopicsOnKafka cluster = new TopicsOnKafka(admin);
        Set<String> existing = get(admin.listTopics().names());
        return topics.stream()
                .map(topic -> new Applied(
                        topic,
                        existing.contains(topic.name())
                                ? cluster.outcome(topic, cluster.corrections(topic))
                                : new Created()))
                .toList();
    }

    /** False when another one was quicker. */
    private boolean create(Topic topic) {
        NewTopic wanted =
                new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(settings(topic));
        try {
            get(admin.createTopics(List.of(wanted)).all());
            partitions(topic); // Whoever comes next finds it.
            return true;
        } catch (TopicExistsException e) {
            return false;
        }
    }

    private Outcome correct(Topic topic) {
        List<Correction> corrections = corrections(topic);
        if (!corrections.isEmpty()) {
            List<AlterConfigOp> operations = corrections.stream()
                    .map(each -> new AlterConfigOp(new ConfigEntry(each.setting(), each.after()), OpType.SET))
                    .toList();
            get(admin.incrementalAlterConfigs(Map.of(resource(topic), operations))
                    .all());
        }
        return outcome(topic, corrections);
    }

    private Outcome outcome(Topic topic, List<Correction> corrections) {
        int partitions = partitions(topic);
        if (partitions != topic.partitions()) {
            return new Differs(topic.partitions(), partitions, corrections);
        }
        return corrections.isEmpty() ? new Unchanged() : new Changed(corrections);
    }

    private List<Correction> corrections(Topic topic) {
        ConfigResource resource = resource(topic);
        Config actual =
                observe(() -> admin.describeConfigs(List.of(resource)).values().get(resource));
        return settings(topic).entrySet().stream()
                .map(wanted -> new Correction(
                        wanted.getKey(), actual.get(wanted.getKey()).value(), wanted.getValue()))
                .filter(each -> !each.before().equals(each.after()))
                .toList();
    }

    private int partitions(Topic topic) {
        return observe(() -> admin.describeTopics(List.of(topic.name()))
                        .topicNameValues()
                        .get(topic.name()))
                .partitions()
                .size();
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static Map<String, String> settings(Topic topic) {
        Map<String, String> settings = new TreeMap<>(
                switch (topic.kind()) {
                    case Log log -> keptFor(log.retention());
                    case DeadLetters deadLetters -> keptFor(deadLetters.retention());
                    case Ledger ledger ->
                        Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
                    case Compacted compacted ->
                        Map.of(
                                "cleanup.policy",
                                "compact",
                                "delete.retention.ms",
                                Long.toString(compacted.tombstoneRetention().toMillis()));
                });
        settings.put("max.message.bytes", Integer.toString(topic.largestBatch()));
        return settings;
    }

    private static Map<String, String> keptFor(Duration retention) {
        return Map.of(
                "cleanup.policy", "delete",
                "retention.ms", Long.toString(retention.toMillis()),
                "retention.bytes", "-1");
    }

    /** A broker hears of a new topic shortly after the controller has made it, and denies it until then. */
    private static <T> T observe(Supplier<KafkaFuture<T>> question) {
        Instant deadline = Instant.now().plus(NEWS_LIMIT);
        while (true) {
            try {
                return get(question.get());
            } catch (UnknownTopicOrPartitionException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                LockSupport.parkNanos(NEWS_INTERVAL.toNanos());
            }
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }
}
