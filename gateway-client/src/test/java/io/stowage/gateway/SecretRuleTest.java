package io.stowage.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
