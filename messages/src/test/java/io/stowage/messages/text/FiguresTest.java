package io.stowage.messages.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.messages.Measure;
import io.stowage.messages.Threshold;
import io.stowage.messages.Usage;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    private static final LocalFormats ENGLISH = LocalFormats.of(Language.ENGLISH, Locale.ENGLISH, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // used             | limit        | used       | of them | free       | of them
                "0                  | 10000000000  | 0 GB       | 0%      | 10 GB      | 100%",
                "8999999999         | 10000000000  | 8.99 GB    | 89.99%  | 1.01 GB    | 10.01%",
                "9000000000         | 10000000000  | 9 GB       | 90%     | 1 GB       | 10%",
                "9001000000         | 10000000000  | 9 GB       | 90.01%  | 1 GB       | 9.99%",
                "9999999999         | 10000000000  | 9.99 GB    | 99.99%  | 0.01 GB    | 0.01%",
                "10000000000        | 10000000000  | 10 GB      | 100%    | 0 GB       | 0%",
                "10100000000        | 10000000000  | 10.1 GB    | 101%    | 0 GB       | 0%",
                "10600408744        | 10737418240  | 9.87 GiB   | 98.72%  | 0.13 GiB   | 1.28%",
                "1                  | 1            | 1 byte     | 100%    | 0 byte     | 0%",
                "9223372036854775807| 1            | 9,223,372,036,854,775,807 byte | 922,337,203,685,477,580,700% | 0 byte | 0%",
            })
    void showsUsage(long used, long limit, String shown, String percent, String free, String freePercent) {
        Figures figures = new Figures(new Usage(Measure.STORAGE, used, limit), ENGLISH);

        assertThat(figures.used()).isEqualTo(shown);
        assertThat(figures.usedPercent()).isEqualTo(percent);
        assertThat(figures.free()).isEqualTo(free);
        assertThat(figures.freePercent()).isEqualTo(freePercent);
    }

    @Property
    void neverShowsAThresholdThatWasReachedAsMissed(
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE / 20_000) long limit,
            @ForAll @LongRange(min = 0, max = 20_000) long hundredths) {
        BigDecimal threshold = BigDecimal.valueOf(hundredths, 2);
        long reached = (limit * hundredths + 9_999) / 10_000;

        Figures at = new Figures(new Usage(Measure.STORAGE, reached, limit), ENGLISH);

        assertThat(shown(at.usedPercent())).isGreaterThanOrEqualTo(threshold);
    }

    @Property
    void neverShowsFullBeforeItIs(@ForAll @LongRange(min = 2) long limit, @ForAll @LongRange(min = 1) long rest) {
        long used = Math.max(0, limit - rest);

        Figures almost = new Figures(new Usage(Measure.STORAGE, used, limit), ENGLISH);

        assertThat(shown(almost.usedPercent())).isLessThan(BigDecimal.valueOf(100));
        assertThat(shown(almost.usedPercent()).add(shown(almost.freePercent()))).isEqualByComparingTo("100");
    }

    @ParameterizedTest
    @CsvSource({
        "100000000000, 100 GB",
        "107374182400, 100 GiB",
        "1099511627776, 1 TiB",
        "1500000000000, 1.5 TB",
        "524288000, 500 MiB",
        "1048576, 1 MiB",
        "999, 999 byte",
        "1000, 1 kB",
        "9223372036854775807, '9,223.37 PB'"
    })
    void showsSizesInTheUnitsTheyWereMeantIn(long bytes, String shown) {
        assertThat(Figures.quota(bytes, ENGLISH)).isEqualTo(shown);
        assertThat(Figures.threshold(new Threshold.Bytes(bytes), ENGLISH)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"90, 90%", "89.99, 89.99%", "0.5, 0.5%", "100.00, 100%"})
    void showsPercentagesWithoutIdleZeros(BigDecimal percent, String shown) {
        assertThat(Figures.threshold(new Threshold.Percent(percent), ENGLISH)).isEqualTo(shown);
    }

    private static BigDecimal shown(String percent) {
        return new BigDecimal(percent.replace(",", "").replace("%", ""));
    }
}
