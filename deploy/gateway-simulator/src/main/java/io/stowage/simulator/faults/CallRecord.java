package io.stowage.simulator.faults;

import java.time.Instant;

/**
 * A call that was received.
 *
 * @param userId empty for anonymous calls and for those whose signature was refused
 * @param status 0 when the connection was closed without an answer
 * @param outcome {@code ok}, an error code, {@code cut before} or {@code cut after}
 */
public record CallRecord(Instant time, String requestId, String kind, String userId, int status, String outcome) {}
