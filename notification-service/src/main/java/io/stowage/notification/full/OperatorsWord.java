package io.stowage.notification.full;

import java.time.Instant;

/**
 * An operator's word on how far an account is restricted; holds until it is taken back.
 *
 * @param reason one line for other operators
 * @param by who said so
 */
public record OperatorsWord(RestrictionKind kind, String reason, String by, Instant at) {}
