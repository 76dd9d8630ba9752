package io.stowage.operations.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageViewTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.00 kB",
        "1234567, 1.23 MB",
        "999994999, 999.99 MB",
        "999995000, 1.00 GB",
        "9223372036854775807, 9.22 EB",
        "-1500, -1.50 kB"
    })
    void sizesAreRoundedToTheUnit(long bytes, String words) {
        assertThat(Figures.bytes(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, 0",
        "1, 100, 1",
        "50, 100, 10",
        "99, 100, 20",
        "100, 100, 20",
        "1, 9223372036854775807, 1",
        "0, 0, 0"
    })
    void barsAreAsLongAsTheValueIsOfTheMost(long value, long most, int length) {
        assertThat(Figures.bar(value, most)).hasSize(length);
    }

    /** A day measured for an hour weighs a twenty-fourth of one that was measured whole. */
    @Test
    void monthsAverageOverTheTimeMeasured() {
        assertThat(MonthUsage.of(List.of(
                        Usages.day("s", "2026-10-31")
                                .setByteHours(new BigDecimal("2400.000000"))
                                .setMeasuredSeconds(86_400)
                                .setMaximumBytes(150)
                                .setPuts(1)
                                .build(),
                        Usages.day("s", "2026-11-01")
                                .setByteHours(new BigDecimal("2400.000000"))
                                .setMeasuredSeconds(86_400)
                                .setMaximumBytes(120)
                                .setPuts(2)
                                .build(),
                        Usages.day("s", "2026-11-02")
                                .setByteHours(new BigDecimal("1000.000000"))
                                .setMeasuredSeconds(3_600)
                                .setMaximumBytes(1_000)
                                .setPuts(4)
                                .build())))
                .satisfiesExactly(
                        october -> {
                            assertThat(october.averageBytes()).isEqualTo(100);
                            assertThat(october.counted().puts()).isEqualTo(1);
                        },
                        november -> {
                            assertThat(november.averageBytes()).isEqualTo(136);
                            assertThat(november.maximumBytes()).isEqualTo(1_000);
                            assertThat(november.days()).isEqualTo(2);
                            assertThat(november.counted().puts()).isEqualTo(6);
                        });
    }

    @Test
    void nothingMeasuredIsNoAverage() {
        assertThat(MonthUsage.of(List.of(Usages.day("s", "2026-11-01").build()))
                        .getFirst()
                        .averageBytes())
                .isZero();
    }
}
