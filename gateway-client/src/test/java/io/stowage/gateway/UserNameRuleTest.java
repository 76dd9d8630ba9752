package io.stowage.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stowage.gateway.UserNameRule.Occasion;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameRuleTest {

    private static final Instant MADE = Instant.parse("2026-03-01T09:05:07.999Z");

    @ParameterizedTest
    @CsvSource({
        "{service_id},                        sub-7",
        "{client_id}-{service_id},            c9-sub-7",
        "Cloud_{SERVICE},                     -",
        "cloud-{service_id},                  cloud-sub-7",
        "Cloud_{service_id},                  cloud-sub-7",
        "s{unixtime},                         s1772355907",
        "s-{date},                            s-2026-03-01",
        "s-{time},                            s-09-05-07",
        "s{year}{month}{day}{hour}{minute}{second}, s20260301090507"
    })
    void macrosStandForWhatTheOrderSays(String rule, String name) {
        if (name.equals("-")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> UserNameRule.parse(rule))
                    .withMessageContaining("no macro {SERVICE}");
        } else {
            assertThat(UserNameRule.parse(rule).nameFor(order("e-1"))).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "u{random_digit_12},   u[0-9]{12}",
        "u{random_digits_12},  u[0-9]{12}",
        "u{random_letter_40},  u[a-z]{40}",
        "u{random_letters_40}, u[a-z]{40}"
    })
    void randomMacrosAreDerivedFromTheOrder(String text, String form) {
        UserNameRule rule = UserNameRule.parse(text);

        String name = rule.nameFor(order("e-1"));

        assertThat(name).matches(form).isEqualTo(UserNameRule.parse(text).nameFor(order("e-1")));
        assertThat(rule.nameFor(order("e-2"))).matches(form).isNotEqualTo(name);
    }

    @Test
    void twoRandomMacrosOfOneNameDiffer() {
        String name = UserNameRule.parse("{random_digits_9}-{random_digits_9}").nameFor(order("e-1"));

        assertThat(name.substring(0, 9)).isNotEqualTo(name.substring(10));
    }

    @Test
    void randomMacrosUseTheirWholeAlphabet() {
        UserNameRule rule = UserNameRule.parse("{random_letters_40}");
        Set<Integer> seen = new HashSet<>();

        for (int i = 0; i < 50; i++) {
            rule.nameFor(order("e-" + i)).chars().forEach(seen::add);
        }

        assertThat(seen).hasSize(26);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cloud",
                "{service_id",
                "service_id}",
                "{{service_id}}",
                "{}{service_id}",
                "{random_digits_0}",
                "{random_digits_100}",
                "{random_digits_x}",
                "{service_id}.cloud",
                "{service_id} x",
                "käse-{service_id}",
                "-{service_id}",
                "_{service_id}",
                "{random_digits_42}",
                "{random_digits_30}{random_letters_10}{service_id}{client_id}"
            })
    void ruleThatCanNeverBeRightIsRefused(String rule) {
        assertThatIllegalArgumentException().isThrownBy(() -> UserNameRule.parse(rule));
    }

    @Test
    void ruleOfTheLongestNameIsTaken() {
        assertThat(UserNameRule.parse("{random_digits_40}{random_letters_1}").nameFor(order("e-1")))
                .hasSize(41);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "ab", "abc-", "-ab", "a.b", "a b", "ü-1", "0123456789-0123456789-0123456789-0123456789"})
    void nameThatCannotBeUsedIsRefused(String serviceId) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> UserNameRule.SERVICE_ID.nameFor(new Occasion(Optional.empty(), serviceId, "e-1", MADE)))
                .withMessageContaining("would be called '");
    }

    @Test
    void customerIdIsMissedWhereTheRuleAsksForIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserNameRule.parse("{client_id}-{service_id}")
                        .nameFor(new Occasion(Optional.empty(), "sub-7", "e-1", MADE)))
                .withMessageContaining("{client_id}");
    }

    private static Occasion order(String eventId) {
        return new Occasion(Optional.of("C9"), "Sub_7", eventId, MADE);
    }
}
