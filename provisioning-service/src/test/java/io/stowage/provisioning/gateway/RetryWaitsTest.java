package io.stowage.provisioning.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryWaitsTest {

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "4, 40", "5, 60", "6, 60", "2147483647, 60"})
    void waitIsDoubledUpToTheLongest(int attempts, int seconds) {
        RetryWaits waits = new RetryWaits(Duration.ofSeconds(5), Duration.ofSeconds(60));

        assertThat(waits.after(attempts)).hasSeconds(seconds);
    }

    @Test
    void firstMayBeTheLongest() {
        assertThat(new RetryWaits(Duration.ofSeconds(5), Duration.ofSeconds(5)).after(9))
                .hasSeconds(5);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1S", "PT-1S, PT1S", "PT2S, PT1S"})
    void waitsThatCannotGrowAreRefused(Duration first, Duration longest) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryWaits(first, longest));
    }
}
