package io.stowage.notification.webhook;

import io.stowage.notification.channel.Delivery;
import io.stowage.notification.channel.Delivery.ChannelDown;
import io.stowage.notification.channel.Delivery.PutOff;
import io.stowage.notification.channel.Delivery.RefusedForGood;
import io.stowage.notification.channel.Delivery.Sent;

/**
 * What came of one attempt.
 *
 * @param again whether another attempt at once may do better
 */
record Answer(Delivery delivery, boolean again) {

    /** By status: some speak of the message, some of the endpoint. */
    static Answer of(int status, String address) {
        return switch (status) {
            case 408, 425 -> again("answers %d".formatted(status));
            case 429 -> once(new PutOff("the endpoint wants fewer messages (429)"));
            // Not of this message: of who we are, or of where it is.
            case 401, 402, 403, 404, 405, 407, 421, 451 -> once(down("answers %d".formatted(status)));
            default -> byClass(status, address);
        };
    }

    /** There is none. */
    static Answer none(Throwable failure) {
        return again("does not answer: " + words(failure));
    }

    private static Answer byClass(int status, String address) {
        return switch (status / 100) {
            case 2 -> once(new Sent());
            case 3 -> once(down("answers %d: redirects are not followed".formatted(status)));
            case 4 -> once(new RefusedForGood(address, status, "the endpoint answers %d".formatted(status)));
            default -> again("answers %d".formatted(status));
        };
    }

    boolean isDown() {
        return delivery instanceof ChannelDown;
    }

    private static Answer again(String why) {
        return new Answer(down(why), true);
    }

    private static Answer once(Delivery delivery) {
        return new Answer(delivery, false);
    }

    private static ChannelDown down(String why) {
        return new ChannelDown("the endpoint " + why);
    }

    private static String words(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return (message == null ? root.getClass().getSimpleName() : message)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
