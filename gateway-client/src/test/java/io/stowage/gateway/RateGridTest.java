package io.stowage.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.gateway.InexpressibleRate.Reason;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateGridTest {

    @ParameterizedTest
    @CsvSource({
        "0.05, 3",
        "0.10, 6",
        "0.5, 30",
        "1, 60",
        "1.00, 60",
        "60, 3600",
        "3.35, 201",
        "3600, 216000",
        "35791394.1, 2147483646"
    })
    void tellsOperationsPerSecondInOperationsPerMinute(BigDecimal rate, String told) {
        assertThat(RateGrid.WHOLE_PER_MINUTE.inexpressible("GET", rate)).isEmpty();
        assertThat(RateGrid.WHOLE_PER_MINUTE.told(rate)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1.0, 1", "3600, 3600", "1E+3, 1000", "2147483647, 2147483647"})
    void tellsWholeRatesAsTheyAre(BigDecimal rate, String told) {
        assertThat(RateGrid.WHOLE.inexpressible("GET", rate)).isEmpty();
        assertThat(RateGrid.WHOLE.told(rate)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "0, TOO_SMALL",
        "0.01, TOO_SMALL",
        "0.049, TOO_SMALL",
        "0.0166667, TOO_SMALL",
        "0.06, NOT_A_WHOLE_STEP",
        "1.01, NOT_A_WHOLE_STEP",
        "3.33, NOT_A_WHOLE_STEP",
        "35791394.15, TOO_LARGE"
    })
    void refusesWhatIsNoWholeNumberPerMinute(BigDecimal rate, Reason reason) {
        assertThat(RateGrid.WHOLE_PER_MINUTE.inexpressible("GET", rate))
                .contains(new InexpressibleRate("GET", rate, reason));
    }

    @ParameterizedTest
    @CsvSource({"0, TOO_SMALL", "0.5, TOO_SMALL", "0.99, TOO_SMALL", "1.5, NOT_A_WHOLE_STEP", "2147483648, TOO_LARGE"})
    void refusesWhatIsNotWhole(BigDecimal rate, Reason reason) {
        assertThat(RateGrid.WHOLE.inexpressible("GET", rate)).contains(new InexpressibleRate("GET", rate, reason));
    }
}
