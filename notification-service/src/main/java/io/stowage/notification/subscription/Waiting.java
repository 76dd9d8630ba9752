package io.stowage.notification.subscription;

import io.stowage.notification.lifecycle.Happening;
import java.time.Instant;

/**
 * A happening that is to be told as soon as the account has come that it left.
 *
 * @param until then it is told with what is known
 */
public record Waiting(Happening happening, Instant until) {}
