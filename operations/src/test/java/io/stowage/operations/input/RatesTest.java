package io.stowage.operations.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            get=100                                                | get 100 ops/s
            get=100,put=0.5                                        | get 100 ops/s, put 0.5 ops/s
            put=50 ops/s, get = 7                                  | get 7 ops/s, put 50 ops/s
            bandwidthOut=20000kB/s                                 | bandwidthOut 20000 kB/s
            default=1,get=2,put=3,list=4,delete=5,bandwidthOut=6   \
            | default 1 ops/s, get 2 ops/s, put 3 ops/s, list 4 ops/s, delete 5 ops/s, bandwidthOut 6 kB/s
            unlimited                                              | unlimited
            """)
    void readsRatesAndWritesThemWithTheirUnits(String text, String written) {
        assertThat(Rates.format(Rates.parse(text))).isEqualTo(written);
    }

    @Test
    void noLimitsAreUnlimited() {
        assertThat(Rates.format(null)).isEqualTo("unlimited");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""             | '' is no rate with its name
            get            | 'get' is no rate with its name; write for example get=100,bandwidthOut=20000 or unlimited
            get=1,         | '' is no rate with its name
            Get=1          | there is no rate 'Get'; there are default, get, put, list, delete, bandwidthOut
            get=1,get=2    | get stands there twice
            get=0          | a rate must be more than zero
            get=           | '' is no rate in ops/s
            get=1 kB/s     | '1 kB/s' is no rate in ops/s
            get=unlimited  | 'unlimited' is no rate in ops/s
            """)
    void refusesWhatAreNoRates(String text, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rates.parse(text)).withMessageContaining(reason);
    }
}
