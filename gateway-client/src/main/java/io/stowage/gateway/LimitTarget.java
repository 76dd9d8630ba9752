package io.stowage.gateway;

/** What rate limits can be put on. */
public sealed interface LimitTarget permits UserRef, BucketName {}
