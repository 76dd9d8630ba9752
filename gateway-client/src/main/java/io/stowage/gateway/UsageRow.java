package io.stowage.gateway;

/**
 * What one user did to one bucket within the object's period.
 *
 * @param bucket empty for calls to no bucket, such as listing one's buckets; they count. {@code -} on RGW for calls that
 *     found nothing
 * @param epoch tells a bucket from an earlier one of the same name; 0 where there is no bucket, or where the gateway does
 *     not tell
 * @param userId empty for anonymous access
 * @param tag may be empty
 * @param puts number of operations, as are gets, lists and others
 * @param uploaded bytes received by the gateway
 * @param downloaded bytes sent by the gateway
 */
public record UsageRow(
        String bucket,
        long epoch,
        String userId,
        String tag,
        long puts,
        long gets,
        long lists,
        long others,
        long uploaded,
        long downloaded) {}
