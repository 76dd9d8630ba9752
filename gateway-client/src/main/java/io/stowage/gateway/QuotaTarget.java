package io.stowage.gateway;

/** What a quota can be put on. */
public sealed interface QuotaTarget permits UserRef, BucketName, QuotaTarget.Default {

    /** The gateway's own default, for users or buckets that have no quota of their own. */
    enum Default implements QuotaTarget {
        USER,
        BUCKET
    }
}
