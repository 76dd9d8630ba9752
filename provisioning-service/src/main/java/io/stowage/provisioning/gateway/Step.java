package io.stowage.provisioning.gateway;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.KeyOwner;
import io.stowage.gateway.UserRef;
import java.time.Instant;
import java.util.Optional;

/** The next thing to do at the gateway. Each may be repeated. */
sealed interface Step {

    /** Changes the gateway, or shows that another attempt did: more of the same may still be under way. */
    sealed interface Write extends Step {}

    record CreateUser() implements Write {}

    /** A user of our name is there that we do not remember: look whether it can be ours. */
    record LookAtBuckets(UserRef user) implements Step {}

    /** The user is the subscription's. */
    record Adopt(GatewayUser user) implements Write {}

    /** Another user has the name of the subscription's: it goes, if nobody can be using it. */
    record RemoveDouble(UserRef doubled) implements Write {}

    /** What the user may do is said before anybody gets a key. */
    record PutPolicy(UserRef user, UserPolicy policy) implements Write {}

    record Disable(UserRef user) implements Write {}

    record Enable(UserRef user) implements Write {}

    record CreateAccount(UserRef user, String name) implements Write {}

    /** With its keys. */
    record DeleteAccount(UserRef user, String name) implements Write {}

    record IssueKey(KeyOwner owner) implements Write {}

    /** The key is billing's from now on. */
    record HandOver(KeyOwner owner, AccessKey key) implements Step {}

    record RevokeKey(KeyOwner owner, String accessKeyId) implements Write {}

    /** A key that billing holds is gone from the gateway. */
    record ForgetKey(String accessKeyId) implements Step {}

    record CreateBucket(GatewayUser owner, String name) implements Write {}

    /** Everything of the user is removed, and the user. */
    record Purge(GatewayUser user) implements Write {}

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
