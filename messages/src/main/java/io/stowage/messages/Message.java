package io.stowage.messages;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One message to one customer.
 *
 * @param id the same for the same happening, however often it is made: it becomes the e-mail's Message-ID and the
 *     webhook's id. 1 to 200 of a-z A-Z 0-9 _ -, in parts that are separated by dots
 * @param occurredAt when what it tells of happened
 */
public record Message(String id, Instant occurredAt, Recipient recipient, Subscription subscription, News news) {

    /** What may stand on the left side of a Message-ID without quotes, and some less. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    /** @throws IllegalArgumentException if the id is none */
    public Message {
        if (id.length() > 200 || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no id of a message: 1 to 200 of a-z A-Z 0-9 _ -, dots between them".formatted(id));
        }
    }

    public MessageKind kind() {
        return news.kind();
    }
}
