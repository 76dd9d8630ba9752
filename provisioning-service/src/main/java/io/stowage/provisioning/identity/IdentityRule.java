package io.stowage.provisioning.identity;

/** How the user of a subscription is called at the gateway. Pure: the same order gives the same name again. */
public interface IdentityRule {

    Answer nameFor(NewSubscription subscription);

    /** A name or a refusal. */
    sealed interface Answer {}

    /** @param ours whether no other subscription can get it, so that nobody needs to be asked */
    record Name(String userName, boolean ours) implements Answer {}

    /**
     * @param reasonClass kind of reason, few and stable
     * @param reason one line for people
     */
    record Refused(String reasonClass, String reason) implements Answer, Naming.Answer {}
}
