package io.stowage.notification.full;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an account is restricted by its quota or by an operator. Whether billing has suspended the account does not
 * matter here: who carries it out takes the stricter of the two, so neither lifts what the other wants.
 */
public final class RestrictionPolicy {

    private static final String SPACE = "there is space, or the plan does not restrict";

    private RestrictionPolicy() {}

    /**
     * @param before empty: there never was one
     * @return the one before where nothing changes; empty: there was none, and there is none
     */
    public static Optional<Restriction> next(
            Optional<Restriction> before, Quota quota, Optional<OperatorsWord> word, Instant now) {
        RestrictionKind known = before.map(Restriction::kind).orElse(RestrictionKind.NONE);
        Restriction wanted = word.map(
                        said -> new Restriction(said.kind(), Restriction.Cause.OPERATOR, said.reason(), now))
                .orElseGet(() -> byQuota(known, quota, now));
        boolean same = before.map(present -> isSame(present, wanted))
                .orElse(wanted.kind() == RestrictionKind.NONE && wanted.cause() == Restriction.Cause.QUOTA);
        return same ? before : Optional.of(wanted);
    }

    private static Restriction byQuota(RestrictionKind known, Quota quota, Instant now) {
        RestrictionKind kind = quota.full() ? kind(quota.whenFull()) : RestrictionKind.NONE;
        // An old figure may set free, and take nothing away.
        if (kind.compareTo(known) > 0 && !quota.recent()) {
            kind = known;
        }
        String reason = kind == RestrictionKind.NONE ? SPACE : quota.figures();
        return new Restriction(kind, Restriction.Cause.QUOTA, reason, now);
    }

    private static RestrictionKind kind(WhenFull whenFull) {
        return switch (whenFull) {
            case NOTIFY -> RestrictionKind.NONE;
            case RESTRICT -> RestrictionKind.RESTRICTED;
            case SUSPEND -> RestrictionKind.SUSPENDED;
        };
    }

    /** The figures move on while the restriction stays what it is; an operator's reason is his word. */
    private static boolean isSame(Restriction present, Restriction wanted) {
        return present.kind() == wanted.kind()
                && present.cause() == wanted.cause()
                && (wanted.cause() == Restriction.Cause.QUOTA
                        || present.reason().equals(wanted.reason()));
    }
}
