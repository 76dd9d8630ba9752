package io.stowage.schemas.serde;

/**
 * A value that is no record of a contract and never will be: what {@link RecordReader} returns in the record's place, so
 * that the reader can put it aside and go on with the rest of the batch.
 *
 * @param bytes the value as it was on the topic
 * @param kind what is wrong with it
 * @param reason one line for people, without any of the value's content
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; carried from the topic to the dead letters.
public record Unreadable(byte[] bytes, Kind kind, String reason) {

    /** What is wrong with a value. */
    public enum Kind {
        /** It does not begin as every value does: a zero byte and a schema id of four bytes. */
        WRONG_FORMAT,
        /** The registry has no Avro schema of its id. */
        UNKNOWN_SCHEMA,
        /** It is no record of its schema, or of a schema that is not one of the contracts. */
        NOT_OF_SCHEMA
    }

    /** Leaves the bytes out: nobody knows what they hold. */
    @Override
    public String toString() {
        return "Unreadable[" + bytes.length + " bytes, " + kind + ", " + reason + "]";
    }
}
