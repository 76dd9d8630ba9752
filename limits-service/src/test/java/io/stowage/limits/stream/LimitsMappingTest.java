package io.stowage.limits.stream;

import static io.stowage.limits.Examples.GIB;
import static io.stowage.limits.Examples.NOW;
import static io.stowage.limits.Examples.account;
import static io.stowage.limits.Examples.plan;
import static io.stowage.limits.Examples.rates;
import static io.stowage.limits.Examples.withoutUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stowage.contracts.LimitsStatus;
import io.stowage.contracts.RateLimits;
import io.stowage.limits.account.Difference;
import io.stowage.limits.account.Drift;
import io.stowage.limits.account.Failure;
import io.stowage.limits.account.LimitedAccount;
import io.stowage.limits.terms.LimitSet;
import io.stowage.limits.terms.LimitsOverride;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LimitsMappingTest {

    private static final LimitsOverride OVERRIDE =
            new LimitsOverride(Optional.of(rates("PUT=3")), Map.of("photos", rates("out=9")), OptionalLong.of(0));

    @Test
    void nothingIsLostOnTheWayThereAndBack() {
        Drift drift = new Drift(new Difference("user", "GET operations/s", "50", "unlimited"), NOW, false);
        LimitSet limits = new LimitSet(
                rates("DEFAULT=0.05 LIST=2147483647 out=1"), Map.of("data", rates("GET=60.55")), OptionalLong.of(GIB));
        LimitedAccount inForce = LimitedAccount.of("sub-1", account(7, "basic", Optional.of(OVERRIDE)))
                .on(plan("GET=50", "PUT=0.5 DELETE=2", 100 * GIB))
                .inForce(limits, NOW.minusSeconds(60), List.of(drift), NOW.plusSeconds(3600));
        Failure failure =
                new Failure("rejected-by-gateway", "no", Optional.of("request-1"), 3, NOW, NOW.plusSeconds(9));

        for (LimitedAccount each : List.of(
                LimitedAccount.of("sub-1", withoutUser(1, "basic")),
                inForce,
                inForce.failed(failure, false, List.of(drift), NOW),
                inForce.failed(failure, true, List.of(), NOW))) {
            assertThat(LimitsMapping.account(LimitsMapping.contract(each, NOW))).isEqualTo(each);
        }
        assertThat(LimitsMapping.contract(inForce, NOW).getStatus()).isEqualTo(LimitsStatus.DRIFTED);
    }

    @Test
    void everyStatusHasItsNameInTheContract() {
        for (LimitedAccount.Status status : LimitedAccount.Status.values()) {
            assertThat(LimitsStatus.valueOf(status.name())).isNotNull();
        }
    }

    /** Trap 3: at a gateway zero would mean unlimited. */
    @Test
    void zeroIsNoRate() {
        RateLimits zero =
                RateLimits.newBuilder().setGetOps(BigDecimal.ZERO.setScale(6)).build();

        assertThatIllegalArgumentException().isThrownBy(() -> RatesMapping.rates(zero));
    }

    @Test
    void noRatesAtAllAreUnlimited() {
        assertThat(RatesMapping.rates(null)).isEqualTo(io.stowage.gateway.RateLimits.UNLIMITED);
        assertThat(RatesMapping.rates(new RateLimits())).isEqualTo(io.stowage.gateway.RateLimits.UNLIMITED);
    }
}
