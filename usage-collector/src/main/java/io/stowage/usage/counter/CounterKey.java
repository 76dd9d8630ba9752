package io.stowage.usage.counter;

/**
 * Which counter of an object.
 *
 * @param bucket empty for calls to no bucket
 * @param epoch tells a bucket from an earlier one of the same name
 * @param userId the gateway's id; empty for anonymous access
 * @param tag may be empty
 * @param ordinal 0 for the first row of an object that has all of the above, 1 for the next: rows are never merged
 */
public record CounterKey(String bucket, long epoch, String userId, String tag, int ordinal) {}
