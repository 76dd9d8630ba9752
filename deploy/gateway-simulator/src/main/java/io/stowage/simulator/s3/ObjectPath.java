package io.stowage.simulator.s3;

import io.stowage.simulator.http.PercentCoding;

/**
 * The resource of a path-style S3 call.
 *
 * @param bucket empty for the account itself
 * @param key empty for the bucket itself
 */
record ObjectPath(String bucket, String key) {
    static ObjectPath of(String rawPath) {
        String path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        String key = slash < 0 ? "" : path.substring(slash + 1);
        return new ObjectPath(PercentCoding.decodePath(bucket), PercentCoding.decodePath(key));
    }

    /** Row of the object: a bucket's name has no slash, so a bucket's objects are together and in key order. */
    String row() {
        return bucket + '/' + key;
    }
}
