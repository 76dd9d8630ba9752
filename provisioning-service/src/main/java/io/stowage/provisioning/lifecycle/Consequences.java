package io.stowage.provisioning.lifecycle;

import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.Failure;
import io.stowage.provisioning.gateway.HandedOver;
import io.stowage.provisioning.identity.ClaimedName;
import java.util.List;
import java.util.Optional;

/**
 * What follows from an order, or from looking at an account again.
 *
 * @param account to be remembered from now on
 * @param happenings to be told
 * @param handedOver keys that are billing's from now on
 * @param deadLetter why the order goes to the dead letters
 * @param givenBack names that others may use once this is remembered
 */
public record Consequences(
        Remembered account,
        List<Happening> happenings,
        List<HandedOver> handedOver,
        Optional<Failure> deadLetter,
        List<ClaimedName> givenBack) {

    public Consequences {
        happenings = List.copyOf(happenings);
        handedOver = List.copyOf(handedOver);
        givenBack = List.copyOf(givenBack);
    }

    Consequences(
            Remembered account, List<Happening> happenings, List<HandedOver> handedOver, Optional<Failure> deadLetter) {
        this(account, happenings, handedOver, deadLetter, List.of());
    }

    /** What becomes of the memory of the account. */
    public sealed interface Remembered {}

    /** As it was. */
    public record Unchanged() implements Remembered {}

    public record Changed(Account account) implements Remembered {}

    /** Ended so long ago that nothing can bring it back by mistake. */
    public record Forgotten() implements Remembered {}

    static Consequences none() {
        return new Consequences(new Unchanged(), List.of(), List.of(), Optional.empty());
    }

    static Consequences forget() {
        return new Consequences(new Forgotten(), List.of(), List.of(), Optional.empty());
    }
}
