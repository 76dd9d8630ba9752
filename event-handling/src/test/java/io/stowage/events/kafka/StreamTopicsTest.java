package io.stowage.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.stowage.contracts.IdentityClaim;
import io.stowage.events.Input;
import io.stowage.events.KeyedStream;
import io.stowage.schemas.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StreamTopicsTest {

    private static Topic three;
    private static Topic four;

    private final StreamTopics topics = new StreamTopics(TestStream.connection());

    @BeforeAll
    static void create() {
        three = TestStream.topic("three", 3, false);
        four = TestStream.topic("four", 4, false);
    }

    @Test
    void numberOfPartitionsIsWhatTheTopicsHaveInCommon() {
        assertThat(topics.partitions(stream(three, three, three, four))).isEqualTo(3);
    }

    @Test
    void differentNumbersAreNamedWithBothTopics() {
        assertThatIllegalStateException()
                .isThrownBy(() -> topics.partitions(stream(three, four, three, three)))
                .withMessageContainingAll(three.name(), four.name(), "have 3 and 4");
        assertThatIllegalStateException()
                .isThrownBy(() -> topics.partitions(stream(four, four, three, three)))
                .withMessageContainingAll(three.name(), four.name(), "have 4 and 3");
    }

    @Test
    void inputsThatDifferAreNamedWithBothTopics() {
        assertThatIllegalStateException()
                .isThrownBy(() -> topics.partitions(ofInputs(three, four)))
                .withMessageContainingAll(three.name(), four.name(), "have 3 and 4");
    }

    @Test
    void topicIsAnInputOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> ofInputs(three, three));
        assertThatIllegalArgumentException().isThrownBy(() -> ofInputs());
    }

    @Test
    void bindingMustPollWhatTheStreamHandles() {
        KeyedStream<?> stream = ofInputs(named("one"), named("two"));

        StreamTopics.requireSubscribed(stream, "two, one," + three.name());
        for (String other : List.of("one," + three.name(), "one,two", "one,two,more," + three.name(), "")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> StreamTopics.requireSubscribed(stream, other))
                    .withMessage(
                            "spring.cloud.stream.bindings.keyedStream-in-0.destination is %s and must be one,two,%s"
                                    .formatted(other, three.name()));
        }
    }

    @Test
    void missingTopicIsNamedWithWhatToDo() {
        Topic missing = named("no-such-topic");

        for (KeyedStream<?> stream : List.of(
                stream(missing, three, three, three),
                stream(three, missing, three, three),
                stream(three, three, missing, three),
                stream(three, three, three, missing))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> topics.partitions(stream))
                    .withMessage("topic no-such-topic is missing; create it with: ./stowage topics apply");
        }
    }

    @Test
    void kafkaThatDoesNotAnswerIsNamed() {
        StreamTopics nowhere = new StreamTopics(
                Map.of("bootstrap.servers", "127.0.0.1:1", "default.api.timeout.ms", 1000, "request.timeout.ms", 500));

        assertThatIllegalStateException()
                .isThrownBy(() -> nowhere.partitions(stream(three, three, three, three)))
                .withMessageStartingWith("Kafka at 127.0.0.1:1 does not answer");
    }

    private static Topic named(String name) {
        return new Topic(name, "", three.kind(), 1, "test", List.of(), Optional.empty(), "");
    }

    private static KeyedStream<?> ofInputs(Topic... inputs) {
        TestHandler handler = new TestHandler(three);
        List<Input<?, IdentityClaim>> all = new ArrayList<>();
        for (Topic input : inputs) {
            all.add(new Input<>(input, IdentityClaim.class, handler));
        }
        return new KeyedStream<>("test", all, three, IdentityClaim.class, three, three, handler);
    }

    private static KeyedStream<?> stream(Topic input, Topic memory, Topic wakeUps, Topic deadLetters) {
        return new KeyedStream<>(
                "test",
                input,
                IdentityClaim.class,
                memory,
                IdentityClaim.class,
                wakeUps,
                deadLetters,
                new TestHandler(three));
    }
}
