package io.stowage.simulator.s3;

import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.GatewayState;
import org.jspecify.annotations.Nullable;

/** Refuses what would exceed the quota of a bucket or of its owner. Used inside a change. */
final class Quotas {
    private final GatewayState state;

    Quotas(GatewayState state) {
        this.state = state;
    }

    /** @param bytes the bucket would grow by; shrinking is always allowed */
    void check(Bucket bucket, long bytes) {
        if (bytes <= 0) {
            return;
        }
        long bucketBytes = bucket.size().current() + bytes;
        refuseAbove(quota("bucket:" + bucket.name(), "default:bucket"), bucketBytes, "bucket");
        long userBytes = bytes;
        for (Bucket owned : state.bucketsOf(bucket.ownerId())) {
            userBytes += owned.size().current();
        }
        refuseAbove(quota("user:" + bucket.ownerId(), "default:user"), userBytes, "user");
    }

    /** Own quota first, even when it says unlimited (0); else the default. */
    private long quota(String own, String otherwise) {
        @Nullable Long quota = state.quotas().get(own);
        if (quota == null) {
            quota = state.quotas().get(otherwise);
        }
        return quota == null ? 0 : quota;
    }

    private static void refuseAbove(long quota, long bytes, String whose) {
        if (quota > 0 && bytes > quota) {
            throw new Refusal(S3Error.QUOTA_EXCEEDED, "The quota of the " + whose + " would be exceeded.");
        }
    }
}
