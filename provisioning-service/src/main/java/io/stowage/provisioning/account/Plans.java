package io.stowage.provisioning.account;

import java.util.Optional;

/** The plans there are. */
public interface Plans {

    /** The plan as published last. A plan published before the order was made is found. */
    Optional<Plan> find(String planId);

    /**
     * What matters of a plan when an account is made.
     *
     * @param defaultBucketSuffix a bucket named {@code <subscription>-<suffix>} is created
     * @param accessKeys handed out with a new account, 1 or 2
     */
    record Plan(String planId, Optional<String> defaultBucketSuffix, int accessKeys) {}
}
