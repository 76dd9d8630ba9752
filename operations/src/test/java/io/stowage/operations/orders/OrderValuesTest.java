package io.stowage.operations.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "sub-1", "A.b_c-9", "0123456789012345678901234567890123456789012345678901234567890123"})
    void takesSubscriptionIds(String id) {
        assertThat(OrderValues.subscriptionId(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "sub/1",
                "süb",
                "a|b",
                "sub-1\n",
                "a\u0000b",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void refusesWhatIsNoSubscriptionId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderValues.subscriptionId(id))
                .withMessageContaining("is no subscription id: 1 to 64 of A-Z a-z 0-9 . _ -")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "\u0000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com", "a.b+c@mail.example.org", "o'neil@example.com"})
    void takesEmailAddresses(String email) {
        assertThat(OrderValues.email(email)).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.com",
                "a b@example.com",
                "a@b@example.com",
                "ada@example..com",
                "ada@exa mple.com",
                "ada@example.com\nBcc: x"
            })
    void refusesWhatIsNoEmailAddress(String email) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderValues.email(email))
                .withMessageContaining("is no e-mail address");
    }

    @ParameterizedTest
    @CsvSource({"en, en", "pt-br, pt-BR", "DE, de", "zh-Hant-TW, zh-Hant-TW"})
    void takesLanguagesInTheirCanonicalForm(String text, String tag) {
        assertThat(OrderValues.locale(text)).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "en_US", "und", "e", "deutsch-", "x y"})
    void refusesWhatIsNoLanguage(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderValues.locale(text))
                .withMessageContaining("is no language");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "one", "9223372036854775808"})
    void refusesWhatIsNoSequence(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderValues.sequence(text))
                .withMessageContaining("is no sequence");
    }

    @Test
    void keepsTimesToTheMicrosecond() {
        assertThat(OrderValues.time("2026-01-31T12:00:00.123456789+01:00"))
                .isEqualTo(Instant.parse("2026-01-31T11:00:00.123456Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-01-31", "2026-01-31T12:00:00", "1700000000"})
    void refusesWhatIsNoTime(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderValues.time(text))
                .withMessageContaining("is no time");
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "60s, PT1M", "2m, PT2M", "1h, PT1H", "7d, PT168H", "0s, PT0S"})
    void readsLengthsOfTime(String text, Duration time) {
        assertThat(TimeSpan.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "s", "-1s", "1.5m", "1w", "60 s", "9999999999s"})
    void refusesWhatIsNoLengthOfTime(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeSpan.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"0s, 0", "90s, 90", "2000ms, 2", "30m, 1800", "24h, 86400", "7d, 604800", "36500d, 3153600000"})
    void countsLengthsOfTimeInSeconds(String text, long seconds) {
        assertThat(OrderValues.secondsOf(text)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1500ms      | is no whole number of seconds
            36501d      | is longer than 36500 days
            999999999h  | is longer than 36500 days
            a day       | is no time
            -1s         | is no time
            """)
    void refusesWhatIsNoLengthOfTimeInSeconds(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderValues.secondsOf(text))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "24h", "3153600001", "9223372036854775807"})
    void refusesWhatIsNoNumberOfSeconds(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> OrderValues.seconds(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UNKNOWN", "placed", "CANCELLED"})
    void refusesWhatIsNoKind(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderValues.kind(text))
                .withMessageContaining("is no kind of order; there are PLACED, PLAN_CHANGED");
    }
}
