package io.stowage.gateway.minio;

import io.stowage.gateway.BucketName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which names users can have, and whose a bucket is. MinIO's buckets have no owner, so names tell: the buckets of
 * {@code 7-31} are those that begin with {@code 7-31-}, as its policy says it ({@code <USER_ID>-*}).
 */
final class UserNames {

    /** MinIO takes no shorter access key. */
    private static final int SHORTEST = 3;

    /** A bucket's name has 63 characters at most, and goes on with a hyphen and one more. */
    private static final int LONGEST = 61;

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]*[a-z0-9]");

    private UserNames() {}

    /** Why a user cannot have this name; empty if it can. */
    static Optional<String> unusable(String name) {
        if (name.length() < SHORTEST || name.length() > LONGEST) {
            return Optional.of("a name has " + SHORTEST + " to " + LONGEST + " characters");
        }
        return FORM.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("a name begins the names of its buckets, so it is made of lower-case letters, digits and,"
                        + " between them, hyphens");
    }

    /** Whether a bucket of one of two different names could be the other's as well. */
    static boolean overlap(String one, String other) {
        return other.startsWith(one + "-") || one.startsWith(other + "-");
    }

    static boolean owns(String name, BucketName bucket) {
        return bucket.value().startsWith(name + "-");
    }
}
