package io.stowage.schemas.deadletters;

/**
 * Headers that a service adds to a record it puts on its dead-letter topic. Key, value and all other headers are the
 * original's, byte for byte. Values are UTF-8 text; times are ISO 8601 in UTC.
 *
 * <p>A service also puts aside what it found outside of Kafka and could not read. Then the value is the content, {@link
 * #ORIGIN} says where it was, and {@link #TOPIC}, {@link #PARTITION} and {@link #OFFSET} are absent: there is no topic to
 * replay it to.
 */
public final class DeadLetterHeaders {

    /** All names begin with this. */
    public static final String PREFIX = "stowage_dead_letter_";

    /** The service that could not handle the record. */
    public static final String SERVICE = PREFIX + "service";
    /** The topic it came from; absent where it was found outside of Kafka. */
    public static final String TOPIC = PREFIX + "topic";
    /** The partition it came from, decimal; absent as the topic is. */
    public static final String PARTITION = PREFIX + "partition";
    /** Its offset there, decimal; absent as the topic is. */
    public static final String OFFSET = PREFIX + "offset";
    /** Where it was found outside of Kafka, a URI; absent where it came from a topic. It cannot be replayed. */
    public static final String ORIGIN = PREFIX + "origin";
    /** Bytes of the whole content, decimal, where it was too large and only its beginning is here; otherwise absent. */
    public static final String FULL_SIZE = PREFIX + "full_size";
    /** Its timestamp there; outside of Kafka, when it was found. */
    public static final String TIMESTAMP = PREFIX + "timestamp";
    /** Kind of reason, few and stable: for counting and filtering. */
    public static final String REASON_CLASS = PREFIX + "reason_class";
    /** One line for people. */
    public static final String REASON = PREFIX + "reason";
    /** The gateway's id of the refused request; absent where no gateway refused. */
    public static final String GATEWAY_REQUEST_ID = PREFIX + "gateway_request_id";
    /** How often it was tried, decimal. */
    public static final String ATTEMPTS = PREFIX + "attempts";
    /** When it failed first. */
    public static final String FIRST_FAILURE = PREFIX + "first_failure";
    /** When it failed last. */
    public static final String LAST_FAILURE = PREFIX + "last_failure";

    private DeadLetterHeaders() {}
}
