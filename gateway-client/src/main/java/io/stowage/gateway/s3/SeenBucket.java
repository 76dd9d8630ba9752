package io.stowage.gateway.s3;

import io.stowage.gateway.BucketName;
import java.time.Instant;

/** A bucket as a listing of the S3 side shows it. */
public record SeenBucket(BucketName name, Instant created) {}
