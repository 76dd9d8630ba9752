package io.stowage.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.events.MemoryChange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private final Memory memory = new Memory();

    @Test
    void nothingIsRecalledOfAPartitionThatWasNotRestored() {
        assertThatExceptionOfType(MemoryNotRestored.class).isThrownBy(() -> memory.recall(3, "a"));
        assertThatExceptionOfType(MemoryNotRestored.class).isThrownBy(() -> memory.settle(List.of(3)));
        assertThatExceptionOfType(MemoryNotRestored.class)
                .isThrownBy(() -> memory.stage(3, "a", remember(100)))
                .withMessageContaining("partition 3");
    }

    @Test
    void revokedPartitionIsForgottenAndItsAlarmsAreSilent() {
        memory.assign(3, restored("a", 100));
        memory.assign(4, restored("b", 100));

        memory.revoke(3);

        assertThat(memory.due(100, Integer.MAX_VALUE)).isEqualTo(Map.of(4, List.of("b")));
        assertThatExceptionOfType(MemoryNotRestored.class).isThrownBy(() -> memory.recall(3, "a"));
        memory.rollBack(Set.of(3, 4));
        memory.remind(3, "a");
        assertThat(memory.due(100, Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void partitionsAreSettledAndRolledBackByThemselves() {
        memory.assign(3, new RememberedPartition());
        memory.assign(4, new RememberedPartition());
        memory.stage(3, "a", remember(100));
        memory.stage(4, "b", remember(100));

        memory.settle(List.of(3));
        memory.rollBack(List.of(4));
        memory.settle(List.of(4));

        assertThat(memory.recall(3, "a")).isNotNull();
        assertThat(memory.recall(4, "b")).isNull();
    }

    private static RememberedPartition restored(String key, long wakeAt) {
        RememberedPartition partition = new RememberedPartition();
        partition.change(key, remember(wakeAt));
        return partition;
    }

    private static MemoryChange<Remembered> remember(long wakeAt) {
        return new MemoryChange.Remember<>(new Remembered(new byte[] {1}, wakeAt, Remembered.SETTLED));
    }
}
