package io.stowage.messages;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a message is about.
 *
 * @param id the subscription's
 * @param product its name on the invoice; kept to one line
 * @param userName the user at the gateway; null as long as there is none
 * @param dueDate when the next payment is due; null where billing does not tell
 */
public record Subscription(
        String id,
        String product,
        @Nullable String userName,
        @Nullable LocalDate dueDate) {

    public Subscription {
        product = OneLine.of(product);
        userName = userName == null ? null : OneLine.of(userName);
    }
}
