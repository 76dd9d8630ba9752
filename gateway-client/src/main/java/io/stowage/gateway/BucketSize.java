package io.stowage.gateway;

import java.math.BigInteger;

/**
 * What a bucket holds and held (Virtuozzo 4.6 API reference, 3.10).
 *
 * @param current bytes now
 * @param hourMaximum most bytes within the hour
 * @param byteHours bytes times hours since the bucket was made, up to the hour of the answer; the difference of two
 *     readings is what was stored between them, and a smaller value than before starts anew
 * @param lastHour the hour of the last change, counted from 1970-01-01T00:00Z
 */
public record BucketSize(long current, long hourMaximum, BigInteger byteHours, long lastHour) {}
