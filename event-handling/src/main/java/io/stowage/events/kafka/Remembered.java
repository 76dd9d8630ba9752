package io.stowage.events.kafka;

/**
 * What the memory holds of one key.
 *
 * @param value the memory topic's value, as it lies in Kafka
 * @param wakeAt when to look at the key again, milliseconds since 1970; {@link #NEVER} where an event has to come
 * @param unsettledSince since when the key is not as it should be, milliseconds since 1970; {@link #SETTLED} where it is
 */
record Remembered(byte[] value, long wakeAt, long unsettledSince) {

    static final long NEVER = Long.MAX_VALUE;
    static final long SETTLED = Long.MAX_VALUE;
}
