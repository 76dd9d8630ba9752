package io.stowage.notification.full;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.notification.full.Restriction.Cause;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestrictionPolicyTest {

    private static final Instant BEFORE = Instant.parse("2026-11-21T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /** What is in force, how the quota stands, the plan's wish, the operator's word: what is in force then, and why. */
    @ParameterizedTest(name = "{0}, {1} {2}, plan {3}, operator {4}: {5} by {6}")
    @CsvSource(
            nullValues = "-",
            value = {
                // By itself.
                "-,          full,  recent, NOTIFY,   -,          -,          -",
                "-,          full,  recent, RESTRICT, -,          RESTRICTED, QUOTA",
                "-,          full,  recent, SUSPEND,  -,          SUSPENDED,  QUOTA",
                "-,          space, recent, SUSPEND,  -,          -,          -",
                // Undone by itself, also by a plan that wants less.
                "RESTRICTED, space, recent, RESTRICT, -,          NONE,       QUOTA",
                "SUSPENDED,  space, recent, SUSPEND,  -,          NONE,       QUOTA",
                "SUSPENDED,  full,  recent, RESTRICT, -,          RESTRICTED, QUOTA",
                "RESTRICTED, full,  recent, NOTIFY,   -,          NONE,       QUOTA",
                "RESTRICTED, full,  recent, SUSPEND,  -,          SUSPENDED,  QUOTA",
                // An old figure sets free and takes nothing away.
                "-,          full,  old,    RESTRICT, -,          -,          -",
                "RESTRICTED, full,  old,    SUSPEND,  -,          RESTRICTED, QUOTA",
                "RESTRICTED, space, old,    RESTRICT, -,          NONE,       QUOTA",
                "SUSPENDED,  full,  old,    RESTRICT, -,          RESTRICTED, QUOTA",
                // The operator's word holds, whatever is used.
                "-,          full,  recent, RESTRICT, NONE,       NONE,       OPERATOR",
                "RESTRICTED, full,  recent, RESTRICT, NONE,       NONE,       OPERATOR",
                "-,          space, recent, NOTIFY,   RESTRICTED, RESTRICTED, OPERATOR",
                "RESTRICTED, space, recent, RESTRICT, SUSPENDED,  SUSPENDED,  OPERATOR",
                "-,          full,  old,    NOTIFY,   SUSPENDED,  SUSPENDED,  OPERATOR",
                "-,          space, recent, NOTIFY,   NONE,       NONE,       OPERATOR"
            })
    void followsQuotaPlanAndOperator(
            @Nullable RestrictionKind before,
            String stand,
            String age,
            WhenFull whenFull,
            @Nullable RestrictionKind word,
            @Nullable RestrictionKind after,
            @Nullable Cause cause) {
        Optional<Restriction> next = RestrictionPolicy.next(
                Optional.ofNullable(before).map(kind -> new Restriction(kind, Cause.QUOTA, "was full", BEFORE)),
                new Quota(stand.equals("full"), age.equals("recent"), whenFull, "101 of 100 bytes are used"),
                Optional.ofNullable(word).map(RestrictionPolicyTest::word),
                NOW);

        assertThat(next.map(Restriction::kind)).isEqualTo(Optional.ofNullable(after));
        assertThat(next.map(Restriction::cause)).isEqualTo(Optional.ofNullable(cause));
    }

    @Test
    void sameRestrictionStaysWhatItWasThoughTheFiguresMoveOn() {
        Restriction present = new Restriction(RestrictionKind.RESTRICTED, Cause.QUOTA, "101 of 100", BEFORE);

        assertThat(RestrictionPolicy.next(
                        Optional.of(present),
                        new Quota(true, true, WhenFull.RESTRICT, "102 of 100"),
                        Optional.empty(),
                        NOW))
                .contains(present);
    }

    @Test
    void wordTakenBackLeavesWhatQuotaAndPlanWant() {
        Optional<Restriction> served =
                RestrictionPolicy.next(Optional.empty(), full(), Optional.of(word(RestrictionKind.NONE)), BEFORE);

        assertThat(RestrictionPolicy.next(served, full(), Optional.empty(), NOW))
                .contains(new Restriction(RestrictionKind.RESTRICTED, Cause.QUOTA, "101 of 100 bytes are used", NOW));
    }

    private static Quota full() {
        return new Quota(true, true, WhenFull.RESTRICT, "101 of 100 bytes are used");
    }

    private static OperatorsWord word(RestrictionKind kind) {
        return new OperatorsWord(kind, "ticket 7", "ops", BEFORE);
    }
}
