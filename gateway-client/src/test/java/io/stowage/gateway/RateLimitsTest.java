package io.stowage.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-1"})
    void refusesRatesThatWouldMeanUnlimitedAtTheGateway(String rate) {
        var zero = new BigDecimal(rate);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperationLimits.UNLIMITED.with(Operation.GET, zero))
                .withMessageContaining("GET")
                .withMessageContaining("positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateLimits(OperationLimits.UNLIMITED, Optional.of(zero)))
                .withMessageContaining("bandwidth");
    }

    @Test
    void comparesRatesByValue() {
        var written = new RateLimits(
                OperationLimits.UNLIMITED.with(Operation.GET, new BigDecimal("3600")),
                Optional.of(new BigDecimal("100")));
        var readBack = new RateLimits(
                new OperationLimits(Map.of(Operation.GET, new BigDecimal("3600.00"))),
                Optional.of(new BigDecimal("100.0")));
        assertThat(readBack).isEqualTo(written);
    }

    @Test
    void leavesUnnamedOperationsUnlimitedUnlessTheyAreFilledFromTheDefault() {
        var limits = OperationLimits.UNLIMITED
                .with(Operation.DEFAULT, BigDecimal.ONE)
                .with(Operation.PUT, BigDecimal.TEN);
        assertThat(limits.of(Operation.GET)).isEmpty();

        var filled = limits.filledFromDefault();
        assertThat(filled.of(Operation.GET)).contains(BigDecimal.ONE);
        assertThat(filled.of(Operation.PUT).orElseThrow()).isEqualByComparingTo("10");
        assertThat(OperationLimits.UNLIMITED.filledFromDefault()).isEqualTo(OperationLimits.UNLIMITED);
    }
}
