package io.stowage.gateway;

/** A bucket, unique on its gateway. */
public record BucketName(String value) implements LimitTarget, QuotaTarget {
    public BucketName {
        Text.required(value, "bucket name");
    }

    @Override
    public String toString() {
        return value;
    }
}
