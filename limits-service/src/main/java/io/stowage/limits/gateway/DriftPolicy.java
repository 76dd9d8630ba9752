package io.stowage.limits.gateway;

/** What becomes of limits that somebody else changed at the gateway. Told it is in either case. */
public enum DriftPolicy {
    /** They are put right. */
    CORRECT,
    /** They are left as they are, until other limits are wanted. */
    REPORT
}
