package io.stowage.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRuleTest {

    @Test
    void makesSecretsOfItsLengthAndAlphabetAndNeverTheSameTwice() {
        var rule = new SecretRule(12, "1234567890");

        var made = rule.make();

        assertThat(made.reveal()).matches("[0-9]{12}");
        assertThat(SecretRule.STRONG.make()).isNotEqualTo(SecretRule.STRONG.make());
    }

    @ParameterizedTest
    @CsvSource({
        "7, abcdefghijkl",
        "41, abcdefghijkl",
        "12, abcdefghi",
        "12, aaaaaaaaaaaaaaaaaaaaaa",
        "12, 'abcdefghi jkl'",
        "12, abcdefghijklä"
    })
    void refusesWhatCouldBeGuessedOrNoGatewayTakes(int length, String alphabet) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretRule(length, alphabet));
    }

    /** The manual's own default and its example. */
    @ParameterizedTest
    @CsvSource({
        "'12: 123456789QAZWSXEDCRFVTGBYHNUJMIKqazwsxedcrfvtgbyhnujmikolp', 12",
        "12:1234567890, 12",
        "40:abcdefghij:, 40"
    })
    void readsRulesAsTheManualWritesThem(String text, int length) {
        assertThat(SecretRule.parse(text).make().reveal()).hasSize(length).doesNotContain(" ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "abcdefghijkl",
                ":abcdefghijkl",
                "x:abcdefghijkl",
                "-1:abcdefghijkl",
                "99999:abcdefghijkl"
            })
    void refusesWhatIsNoRule(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SecretRule.parse(text));
    }
}
