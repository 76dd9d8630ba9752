package io.stowage.usage.storage;

/** How figures of stored bytes come about. */
public enum Measurement {
    /** The gateway counts byte-hours itself. */
    EXACT_INTEGRAL,
    /** Byte-hours are estimated from the sizes at two readings. */
    SAMPLED,
    /** And the sizes may be old when they are read. */
    SAMPLED_WITH_AGE,
    /** In a way that is newer than this code. */
    UNKNOWN
}
