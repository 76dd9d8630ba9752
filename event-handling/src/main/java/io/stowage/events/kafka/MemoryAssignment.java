package io.stowage.events.kafka;

import io.stowage.events.KeyedStream;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/** Memory follows the assignment: restored before the first record of a partition is handled, dropped on revocation. */
final class MemoryAssignment implements KafkaBindingRebalanceListener {

    private final String wakeUps;
    private final Memory memory;
    private final MemoryRestore restore;
    private final StreamMetrics metrics;
    private final Runnable endFormerTransactions;

    MemoryAssignment(
            KeyedStream<?> stream,
            Memory memory,
            MemoryRestore restore,
            StreamMetrics metrics,
            Runnable endFormerTransactions) {
        this.wakeUps = stream.wakeUps().name();
        this.memory = memory;
        this.restore = restore;
        this.metrics = metrics;
        this.endFormerTransactions = endFormerTransactions;
    }

    @Override
    public void onPartitionsAssigned(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean initial) {
        List<Integer> ours = numbers(partitions);
        if (initial) {
            endFormerTransactions.run();
        }
        if (!ours.isEmpty()) {
            metrics.restoring(() -> restore.read(ours).forEach(memory::assign));
        }
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        numbers(partitions).forEach(memory::revoke);
    }

    /** Partitions of the same number come and go together: the range assignor treats inputs and wake-ups alike. */
    private List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .filter(partition -> partition.topic().equals(wakeUps))
                .map(TopicPartition::partition)
                .toList();
    }
}
