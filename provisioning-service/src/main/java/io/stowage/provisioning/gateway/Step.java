package io.stowage.provisioning.gateway;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.UserRef;
import java.time.Instant;
import java.util.Optional;

/** The next thing to do at the gateway. Each may be repeated. */
sealed interface Step {

    record CreateUser(String name) implements Step {}

    /** A user of our name is there that we do not remember: look whether it can be ours. */
    record LookAtBuckets(UserRef user) implements Step {}

    /** The user is the subscription's. */
    record Adopt(GatewayUser user) implements Step {}

    record Disable(UserRef user) implements Step {}

    record Enable(UserRef user) implements Step {}

    record IssueKey(UserRef user) implements Step {}

    /** The key is billing's from now on. */
    record HandOver(AccessKey key) implements Step {}

    record RevokeKey(UserRef user, String accessKeyId) implements Step {}

    /** A key that billing holds is gone from the gateway. */
    record ForgetKey(String accessKeyId) implements Step {}

    record CreateBucket(AccessKey key, String name) implements Step {}

    /** Everything of the user is removed, and the user. */
    record Purge(GatewayUser user) implements Step {}

    /** After it there is nothing more to do for now. */
    sealed interface Last extends Step {}

    /** The service has ended. */
    record End() implements Last {}

    /** The gateway is as wanted; to be looked at again at that time, or when an order comes. */
    record Done(Optional<Instant> lookAgainAt) implements Last {}

    /**
     * The gateway cannot be brought to what is wanted.
     *
     * @param reasonClass kind of reason, few and stable
     * @param reason one line for people
     */
    record GiveUp(String reasonClass, String reason) implements Last {}
}
