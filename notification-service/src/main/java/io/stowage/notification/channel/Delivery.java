package io.stowage.notification.channel;

/** What became of a message on a channel. None of the words in it tell a secret. */
public sealed interface Delivery {

    /** The other side has taken it over. */
    record Sent() implements Delivery {}

    /**
     * It will never be taken: not at this address, or not this message. Not to be tried again.
     *
     * @param address where it was to go
     * @param code reply code of SMTP, or status of HTTP
     * @param why one line for people
     */
    record RefusedForGood(String address, int code, String why) implements Delivery {}

    /**
     * Not now, and that says nothing of other messages. To be tried again later.
     *
     * @param why one line for people
     */
    record PutOff(String why) implements Delivery {}

    /**
     * The channel does not work: nothing can be sent by it. To be tried again when it does.
     *
     * @param why one line for people
     */
    record ChannelDown(String why) implements Delivery {}
}
