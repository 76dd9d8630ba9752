package io.stowage.gateway;

import java.time.Instant;

/**
 * A bucket as the administrator sees it.
 *
 * @param epoch tells a bucket from an earlier one of the same name; samples of ostor show 0 here where usage rows show
 *     large numbers, so the two cannot be joined by it
 */
public record GatewayBucket(BucketName name, long epoch, UserId owner, Instant created, BucketSize size) {}
