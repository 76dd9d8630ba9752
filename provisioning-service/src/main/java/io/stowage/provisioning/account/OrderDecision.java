package io.stowage.provisioning.account;

/** What an order means for an account. */
public sealed interface OrderDecision {

    /** It counts: this is the account from now on, still to be brought about. */
    record Accepted(Account account) implements OrderDecision {}

    /** It counted before; what it asked for may still be to be brought about. */
    record Repeated(Account account) implements OrderDecision {}

    /** A newer order counts. */
    record Superseded(OrderHistory by) implements OrderDecision {}

    /**
     * It cannot be carried out, and nothing is changed by it.
     *
     * @param reasonClass kind of reason, few and stable
     * @param reason one line for people
     */
    record Rejected(String reasonClass, String reason) implements OrderDecision {}
}
