package io.stowage.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.events.MemoryChange;
import org.junit.jupiter.api.Test;

class RememberedPartitionTest {

    private static final int ALL = Integer.MAX_VALUE;

    private final RememberedPartition partition = new RememberedPartition();

    @Test
    void restoredChangesCountAtOnce() {
        partition.change("a", remember("1"));
        partition.change("a", remember("2"));
        partition.change("b", remember("3"));
        partition.change("b", new MemoryChange.Forget<>());

        assertThat(value("a")).isEqualTo("2");
        assertThat(value("b")).isNull();
        assertThat(partition.size()).isEqualTo(1);
    }

    @Test
    void stagedChangesCountWhenTheyAreSettled() {
        partition.change("a", remember("1"));
        partition.change("b", remember("1"));
        partition.change("c", remember("1"));

        partition.stage("a", remember("2"));
        partition.stage("b", new MemoryChange.Forget<>());
        partition.stage("c", new MemoryChange.Keep<>());
        assertThat(value("a")).isEqualTo("1");
        assertThat(value("b")).isEqualTo("1");

        partition.settle();
        assertThat(value("a")).isEqualTo("2");
        assertThat(value("b")).isNull();
        assertThat(value("c")).isEqualTo("1");
    }

    @Test
    void rolledBackChangesNeverHappened() {
        partition.change("a", remember("1"));

        partition.stage("a", remember("2"));
        partition.stage("new", remember("2"));
        partition.rollBack();
        partition.settle();

        assertThat(value("a")).isEqualTo("1");
        assertThat(value("new")).isNull();
    }

    @Test
    void oldestUnsettledKeyIsToldWithWhatIsStagedAndWithoutWhatWasRolledBack() {
        assertThat(partition.oldestUnsettled()).isEqualTo(Remembered.SETTLED);
        partition.change("a", unsettled(100));
        partition.change("b", unsettled(200));
        assertThat(partition.oldestUnsettled()).isEqualTo(100);

        partition.stage("a", remember("settled"));
        partition.stage("b", new MemoryChange.Keep<>());
        assertThat(partition.oldestUnsettled()).isEqualTo(200);

        partition.rollBack();
        assertThat(partition.oldestUnsettled()).isEqualTo(100);

        partition.stage("a", new MemoryChange.Forget<>());
        partition.stage("b", unsettled(50));
        assertThat(partition.oldestUnsettled()).isEqualTo(50);
        partition.settle();
        assertThat(partition.oldestUnsettled()).isEqualTo(50);

        partition.change("b", remember("settled"));
        assertThat(partition.oldestUnsettled()).isEqualTo(Remembered.SETTLED);
    }

    @Test
    void keysAreDueFromTheirTimeOnAndNamedOnce() {
        partition.change("a", remember("1", 100));
        partition.change("b", remember("1", 101));
        partition.change("never", remember("1"));

        assertThat(partition.takeDue(99, ALL)).isEmpty();
        assertThat(partition.takeDue(100, ALL)).containsExactly("a");
        assertThat(partition.takeDue(100, ALL)).isEmpty();
        assertThat(partition.takeDue(101, ALL)).containsExactly("b");
    }

    @Test
    void ofManyDueKeysThoseThatHaveWaitedLongestAreNamedFirst() {
        partition.change("c", remember("1", 102));
        partition.change("a", remember("1", 100));
        partition.change("b", remember("1", 101));

        assertThat(partition.takeDue(200, 2)).containsExactly("a", "b");
        assertThat(partition.takeDue(200, 2)).containsExactly("c");
        assertThat(partition.takeDue(200, 2)).isEmpty();
    }

    /** A wake-up may be lost: whatever is still due is named again, but not at every look. */
    @Test
    void keyThatNothingChangesIsNamedAgainAfterTenMinutes() {
        partition.change("a", remember("1", 100));

        assertThat(partition.takeDue(100, ALL)).containsExactly("a");
        assertThat(partition.takeDue(600_099, ALL)).isEmpty();
        assertThat(partition.takeDue(600_100, ALL)).containsExactly("a");

        partition.change("a", remember("2", 700_000_000));
        assertThat(partition.takeDue(699_999_999, ALL)).isEmpty();
    }

    @Test
    void laterChangeOvertakesTheAlarm() {
        partition.change("a", remember("1", 100));
        partition.change("a", remember("2", 200));
        partition.change("b", remember("1", 100));
        partition.change("b", remember("2"));
        partition.change("c", remember("1", 100));
        partition.change("c", new MemoryChange.Forget<>());

        assertThat(partition.takeDue(150, ALL)).isEmpty();
        assertThat(partition.takeDue(200, ALL)).containsExactly("a");
    }

    @Test
    void sameTimeTwiceIsOneAlarm() {
        partition.change("a", remember("1", 100));
        partition.change("a", remember("2", 100));

        assertThat(partition.takeDue(100, ALL)).containsExactly("a");
    }

    @Test
    void stagedAlarmIsSetAtOnce() {
        partition.stage("a", remember("1", 100));

        assertThat(partition.takeDue(100, ALL)).containsExactly("a");
    }

    @Test
    void rollBackBringsTheFormerAlarmBack() {
        partition.change("a", remember("1", 100));
        partition.stage("a", remember("2", 200));
        assertThat(partition.takeDue(150, ALL))
                .as("overtaken by the staged change")
                .isEmpty();

        partition.rollBack();

        assertThat(partition.takeDue(150, ALL)).containsExactly("a");
        assertThat(partition.takeDue(300, ALL)).as("never happened").isEmpty();
    }

    @Test
    void rolledBackAlarmOfANewKeyFindsNothingDue() {
        partition.stage("a", remember("1", 100));
        partition.rollBack();

        assertThat(partition.takeDue(100, ALL)).isEmpty();
    }

    @Test
    void keyWhoseWakeUpWasNotSentIsNamedAgain() {
        partition.change("a", remember("1", 100));
        partition.takeDue(100, ALL);

        partition.remind("a");
        partition.remind("unknown");

        assertThat(partition.takeDue(100, ALL)).containsExactly("a");
    }

    private String value(String key) {
        Remembered found = partition.get(key);
        return found == null ? null : new String(found.value());
    }

    private static MemoryChange<Remembered> remember(String value) {
        return remember(value, Remembered.NEVER);
    }

    private static MemoryChange<Remembered> remember(String value, long wakeAt) {
        return new MemoryChange.Remember<>(new Remembered(value.getBytes(), wakeAt, Remembered.SETTLED));
    }

    private static MemoryChange<Remembered> unsettled(long since) {
        return new MemoryChange.Remember<>(new Remembered(new byte[] {1}, Remembered.NEVER, since));
    }
}
