package io.stowage.usage.collection;

import java.time.Instant;

/**
 * An object to be shown to people as it is, because it is not in its form.
 *
 * @param content its beginning; empty where it is not worth showing
 * @param reason one line
 * @param attempts how often it was read
 * @param firstAt when it was found first
 */
public record SetAside(String objectName, byte[] content, String reason, int attempts, Instant firstAt) {}
