package io.stowage.messages;

/** What is measured. */
public enum Measure {
    /** Bytes stored. */
    STORAGE,
    /** Bytes sent and received since the month began. */
    MONTHLY_TRAFFIC
}
