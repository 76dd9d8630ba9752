package io.stowage.operations.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    @ParameterizedTest
    @CsvSource({
        "60, 60.000000",
        "0.5, 0.500000",
        "60 ops/s, 60.000000",
        "60ops/s, 60.000000",
        "0.000001, 0.000001",
        "999999999999, 999999999999.000000",
        "1.50000000, 1.500000"
    })
    void readsRatesWithSixDecimals(String text, String rate) {
        assertThat(Rate.parse(text, "ops/s")).hasToString(rate);
    }

    @ParameterizedTest
    @CsvSource({
        "0, must be more than zero",
        "0.0, must be more than zero",
        "-5, must be more than zero",
        "3600 ops/min, is no rate in ops/s",
        "60 kB/s, is no rate in ops/s",
        "unlimited, is no rate in ops/s",
        "1e3, is no rate in ops/s",
        "'', is no rate in ops/s",
        "0.0000001, more than 6 decimals",
        "1000000000000, more than 6 decimals or 12 digits"
    })
    void refusesWhatIsNoRate(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.parse(text, "ops/s"))
                .withMessageContaining(reason);
    }
}
