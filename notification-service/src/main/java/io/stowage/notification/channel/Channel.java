package io.stowage.notification.channel;

import io.stowage.messages.Message;

/** A way to customers. Safe to share among threads. */
public interface Channel {

    /** For logs and metrics, for example {@code mail} or {@code webhook:billing}. */
    String name();

    /**
     * Hands the message over, and waits until that is done or has failed; how long at most is a setting of the channel.
     *
     * <p>A message that comes again is handed over again, under the same id: where an answer was lost, the recipient may
     * get it twice and can tell.
     */
    Delivery deliver(Message message);
}
