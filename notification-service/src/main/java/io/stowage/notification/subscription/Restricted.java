package io.stowage.notification.subscription;

import io.stowage.notification.full.OperatorsWord;
import io.stowage.notification.full.Restriction;
import io.stowage.notification.full.RestrictionKind;
import java.util.Optional;

/**
 * How an account is restricted.
 *
 * @param inForce empty: it never was
 * @param told what the customer knows
 * @param word the operator's; empty: none is in force
 */
public record Restricted(Optional<Restriction> inForce, RestrictionKind told, Optional<OperatorsWord> word) {

    public static final Restricted NEVER = new Restricted(Optional.empty(), RestrictionKind.NONE, Optional.empty());

    RestrictionKind kind() {
        return inForce.map(Restriction::kind).orElse(RestrictionKind.NONE);
    }

    boolean isByQuota() {
        return inForce.filter(restriction -> restriction.cause() == Restriction.Cause.QUOTA)
                .isPresent();
    }

    Restricted inForce(Optional<Restriction> restriction) {
        return new Restricted(restriction, told, word);
    }

    Restricted told(RestrictionKind known) {
        return new Restricted(inForce, known, word);
    }

    Restricted word(Optional<OperatorsWord> said) {
        return new Restricted(inForce, told, said);
    }
}
