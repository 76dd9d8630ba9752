package io.stowage.operations.usage;

import io.stowage.contracts.OperationsUsage;
import io.stowage.gateway.UsageRow;

/**
 * What a gateway counts apart.
 *
 * @param bucket empty for calls to no bucket
 * @param epoch tells a bucket from an earlier one of the same name
 * @param userId empty for anonymous access
 * @param tag may be empty
 */
record CounterKey(String bucket, long epoch, String userId, String tag) {

    static CounterKey of(OperationsUsage usage) {
        return new CounterKey(usage.getBucket(), usage.getBucketEpoch(), usage.getUserId(), usage.getTag());
    }

    static CounterKey of(UsageRow row) {
        return new CounterKey(row.bucket(), row.epoch(), row.userId(), row.tag());
    }

    String words() {
        return "%s of %s"
                .formatted(
                        bucket.isEmpty() ? "no bucket" : "bucket " + bucket,
                        userId.isEmpty() ? "anonymous access" : "user " + userId);
    }
}
