package io.stowage.notification.subscription;

import io.stowage.messages.Message;
import io.stowage.notification.full.Restriction;
import java.util.List;
import java.util.Optional;

/**
 * What follows from news of a subscription.
 *
 * @param memory to be remembered from now on
 * @param messages to be sent
 * @param restriction to be told; empty: it is as it was
 */
public record Consequences(Memory memory, List<Message> messages, Optional<Restriction> restriction) {

    public Consequences {
        messages = List.copyOf(messages);
    }

    /** What becomes of the memory of the subscription. */
    public sealed interface Memory {}

    /** As it was. */
    public record Unchanged() implements Memory {}

    public record Changed(Noticed noticed) implements Memory {}

    /** There is no such subscription any more. */
    public record Forgotten() implements Memory {}

    static Consequences none() {
        return new Consequences(new Unchanged(), List.of(), Optional.empty());
    }

    static Consequences forget() {
        return new Consequences(new Forgotten(), List.of(), Optional.empty());
    }
}
