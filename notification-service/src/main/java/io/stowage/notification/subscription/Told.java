package io.stowage.notification.subscription;

import io.stowage.messages.Message;
import java.util.List;

/** What is known when all that there was to tell is told. */
record Told(Noticed noticed, List<Message> messages) {

    Told(Noticed noticed) {
        this(noticed, List.of());
    }
}
