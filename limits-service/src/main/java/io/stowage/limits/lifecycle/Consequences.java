package io.stowage.limits.lifecycle;

import io.stowage.limits.account.Drift;
import io.stowage.limits.account.Failure;
import io.stowage.limits.account.LimitedAccount;
import java.util.List;
import java.util.Optional;

/**
 * What follows from news of an account, or from looking at it again.
 *
 * @param account to be remembered from now on
 * @param newDrift found now and not before
 * @param deadLetter why what led here goes to the dead letters
 */
public record Consequences(Remembered account, List<Drift> newDrift, Optional<Failure> deadLetter) {

    public Consequences {
        newDrift = List.copyOf(newDrift);
    }

    /** What becomes of the memory of the account. */
    public sealed interface Remembered {}

    /** As it was. */
    public record Unchanged() implements Remembered {}

    public record Changed(LimitedAccount account) implements Remembered {}

    /** The service for the account has ended. */
    public record Forgotten() implements Remembered {}

    static Consequences none() {
        return new Consequences(new Unchanged(), List.of(), Optional.empty());
    }

    static Consequences forget() {
        return new Consequences(new Forgotten(), List.of(), Optional.empty());
    }

    static Consequences remember(LimitedAccount account) {
        return new Consequences(new Changed(account), List.of(), Optional.empty());
    }
}
