package io.stowage.events.kafka;

import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/** Memory follows the assignment: restored before the first record of a partition is handled, dropped on revocation. */
final class MemoryAssignment implements KafkaBindingRebalanceListener {

    private final Memory memory;
    private final MemoryRestore restore;

    MemoryAssignment(Memory memory, MemoryRestore restore) {
        this.memory = memory;
        this.restore = restore;
    }

    @Override
    public void onPartitionsAssigned(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean initial) {
        if (!partitions.isEmpty()) {
            restore.read(partitions.stream().map(TopicPartition::partition).toList())
                    .forEach(memory::assign);
        }
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> memory.revoke(partition.partition()));
    }
}
