package io.stowage.provisioning.identity;

/** How the user of a subscription is called at the gateway. ostor knows users by e-mail addresses. */
public interface IdentityRule {

    /**
     * The name for a new subscription. The same subscription gets the same name again.
     *
     * @param email the customer's address
     */
    Answer nameFor(String subscriptionId, String email, String gatewayId);

    /** Whether a name can be given to another subscription once its own has ended. */
    boolean namesComeBack();

    /** A name or a refusal. */
    sealed interface Answer {}

    record Name(String userName) implements Answer {}

    /**
     * @param reasonClass kind of reason, few and stable
     * @param reason one line for people
     */
    record Refused(String reasonClass, String reason) implements Answer {}
}
