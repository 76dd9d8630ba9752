package io.stowage.gateway;

import java.util.Locale;

/** What one gateway can do and another cannot, where a call needs it. {@link Capabilities} tells the particulars. */
public enum Capability {
    /** Accounts with keys of their own inside a user. */
    ACCOUNTS,
    /** Limits on operations per second and on bandwidth. */
    RATE_LIMITS,
    /** Limits on stored bytes. */
    QUOTAS,
    /** What a user may do is told by a policy of its own. */
    POLICIES,
    /** Operations and traffic are counted. */
    OPERATION_USAGE,
    /**
     * Every call may name a user by id. Without it some calls can name a user by name only, and of two users who share a
     * name the gateway can reach just one by them.
     */
    USERS_BY_ID;

    /** As people call it. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
