package io.stowage.operations.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {

    @ParameterizedTest
    @CsvSource({
        "100GB, 100000000000",
        "100 GB, 100000000000",
        "1TiB, 1099511627776",
        "1tib, 1099511627776",
        "1.5TB, 1500000000000",
        "0.5KiB, 512",
        "1kB, 1000",
        "1PiB, 1125899906842624",
        "1, 1",
        "107374182400, 107374182400",
        "9223372036854775807, 9223372036854775807"
    })
    void readsSizes(String text, long bytes) {
        assertThat(Size.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "0, must be more than zero",
                "0GB, must be more than zero",
                "-1GB, must be more than zero",
                "100G, 'G' is no unit",
                "100 Gbit, 'Gbit' is no unit",
                "1e3, is no size",
                "ten GB, is no size",
                "\"\", is no size",
                "\"1,5TB\", is no size",
                "1.5, no whole number of bytes",
                "0.3KiB, no whole number of bytes",
                "9223372036854775808, no whole number of bytes",
                "8192PiB, no whole number of bytes"
            })
    void refusesWhatIsNoSize(String text, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> Size.parse(text)).withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "100000000000, 100GB",
        "1500000000000, 1500GB",
        "1099511627776, 1TiB",
        "1000, 1kB",
        "1536, 1536B",
        "2048, 2KiB",
        "1, 1B"
    })
    void showsSizesInTheLargestUnitThatDividesThem(long bytes, String text) {
        assertThat(Size.format(bytes)).isEqualTo(text);
        assertThat(Size.parse(text)).isEqualTo(bytes);
    }
}
