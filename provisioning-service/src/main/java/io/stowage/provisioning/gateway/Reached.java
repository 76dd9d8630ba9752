package io.stowage.provisioning.gateway;

import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.Failure;
import java.util.List;

/** How far the gateway was brought to what is wanted. */
public sealed interface Reached {

    /** What is there now. */
    Account account();

    /** Keys that are billing's from now on. They are in the account; here are their secrets. */
    List<HandedOver> handedOver();

    /** All the way. */
    record Converged(Account account, List<HandedOver> handedOver) implements Reached {}

    /** Not all the way, and nothing said no: the account is tried again. */
    record Delayed(Account account, List<HandedOver> handedOver) implements Reached {}

    /** There is no gateway for it yet. */
    record Held(Account account, List<HandedOver> handedOver) implements Reached {}

    /** The gateway said no; the account is tried again all the same. */
    record Refused(Account account, List<HandedOver> handedOver, Failure why) implements Reached {}
}
