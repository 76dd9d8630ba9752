package io.stowage.gateway;

import java.time.Duration;
import java.time.Instant;

/**
 * What a usage object says of all its rows (Virtuozzo 4.6 API reference, 4.1).
 *
 * @param name the object's name
 * @param serviceId who counted: hexadecimal digits, kept as text
 * @param start the first moment counted
 * @param period how long was counted; may differ from the nominal period in the name, and is the one that counts
 */
public record UsageHeader(String name, int formatVersion, String serviceId, Instant start, Duration period) {}
