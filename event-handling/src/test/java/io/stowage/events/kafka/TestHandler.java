package io.stowage.events.kafka;

import io.stowage.contracts.IdentityClaim;
import io.stowage.events.Emission;
import io.stowage.events.Evidence;
import io.stowage.events.InputHandler;
import io.stowage.events.KeyedHandler;
import io.stowage.events.MemoryChange;
import io.stowage.events.Outcome;
import io.stowage.schemas.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the texts of a key one behind the other ({@code 1,2,3}), and emits what it remembers. The text {@code forget}
 * forgets; a text such as {@code wake@2026-03-01T12:00:00Z} asks to be woken, and {@code unsettled@2026-03-01T12:00:00Z} alone has
 * not been as it should be since then. {@code again@5} asks to be woken at once five times over, remembering
 * {@code again@4} and so on, and then as any other text. A test may step in.
 */
final class TestHandler implements KeyedHandler<IdentityClaim, IdentityClaim> {

    /** Calls so far as {@code key:text}, in the order they began. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    /** Steps in with what is emitted in place of the memory's text, or throws. */
    volatile BiFunction<String, String, Optional<String>> stepIn = (key, text) -> Optional.empty();

    /** Key of what is emitted; empty: the handled one. */
    volatile Optional<String> emissionKey = Optional.empty();

    /** Is remembered in place of the texts, where it is there. */
    volatile Optional<String> larger = Optional.empty();

    /** What each outcome has found outside of Kafka. */
    volatile List<Evidence> evidence = List.of();

    /** The time asked for by the memory of a key that is to be woken at once. */
    volatile Instant againAt = Instant.EPOCH;

    private final Topic emissions;

    TestHandler(Topic emissions) {
        this.emissions = emissions;
    }

    static IdentityClaim text(String text) {
        return new IdentityClaim(text, false, Instant.EPOCH);
    }

    @Override
    public Outcome<IdentityClaim> handle(String key, IdentityClaim event, @Nullable IdentityClaim memory) {
        String text = event.getSubscriptionId();
        calls.add(key + ":" + text);
        Optional<String> other = stepIn.apply(key, text);
        if (text.equals("forget")) {
            return outcome(new MemoryChange.Forget<>(), "forgotten");
        }
        IdentityClaim now = text(memory == null ? text : memory.getSubscriptionId() + "," + text);
        if (larger.isPresent()) {
            now = text(larger.get());
        }
        if (text.startsWith("again@")) {
            return again(Integer.parseInt(text.substring("again@".length())));
        }
        if (text.startsWith("wake@")) {
            now = new IdentityClaim("asleep", true, Instant.parse(text.substring("wake@".length())));
        }
        return outcome(new MemoryChange.Remember<>(now), other.orElse(now.getSubscriptionId()));
    }

    @Override
    public Outcome<IdentityClaim> removed(String key, @Nullable IdentityClaim memory) {
        calls.add(key + " removed");
        return outcome(new MemoryChange.Forget<>(), "removed");
    }

    /** Of a second input: remembers {@code 1,2+text}, or {@code 1,2+removed}. */
    InputHandler<IdentityClaim, IdentityClaim> ofSecondInput() {
        return new InputHandler<>() {
            @Override
            public Outcome<IdentityClaim> handle(String key, IdentityClaim event, @Nullable IdentityClaim memory) {
                return added(key, memory, event.getSubscriptionId());
            }

            @Override
            public Outcome<IdentityClaim> removed(String key, @Nullable IdentityClaim memory) {
                return added(key, memory, "removed");
            }

            private Outcome<IdentityClaim> added(String key, @Nullable IdentityClaim memory, String what) {
                calls.add(key + "+" + what);
                String now = (memory == null ? "" : memory.getSubscriptionId()) + "+" + what;
                return outcome(new MemoryChange.Remember<>(text(now)), now);
            }
        };
    }

    @Override
    public Outcome<IdentityClaim> wake(String key, IdentityClaim memory) {
        calls.add(key + " wakes");
        if (memory.getSubscriptionId().startsWith("again@")) {
            return again(Integer.parseInt(memory.getSubscriptionId().substring("again@".length())) - 1);
        }
        return outcome(new MemoryChange.Remember<>(text("awake")), "awake");
    }

    @Override
    public Optional<Instant> wakeAt(IdentityClaim memory) {
        return memory.getReleased() ? Optional.of(memory.getClaimedAt()) : Optional.empty();
    }

    @Override
    public Optional<Instant> unsettledSince(IdentityClaim memory) {
        String text = memory.getSubscriptionId();
        return text.startsWith("unsettled@") && !text.contains(",")
                ? Optional.of(Instant.parse(text.substring("unsettled@".length())))
                : Optional.empty();
    }

    private Outcome<IdentityClaim> again(int times) {
        return times == 0
                ? outcome(new MemoryChange.Remember<>(text("awake")), "awake")
                : outcome(
                                new MemoryChange.Remember<>(new IdentityClaim("again@" + times, true, againAt)),
                                "again@" + times)
                        .andAgain();
    }

    private Outcome<IdentityClaim> outcome(MemoryChange<IdentityClaim> change, String told) {
        Emission emission =
                new Emission(emissions, emissionKey, text(told), "id of " + told, "io.stowage.test", Instant.EPOCH);
        return new Outcome<>(change, List.of(emission), Optional.empty()).with(evidence);
    }
}
