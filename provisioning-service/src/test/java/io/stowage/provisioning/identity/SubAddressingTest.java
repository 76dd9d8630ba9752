package io.stowage.provisioning.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.provisioning.Examples;
import io.stowage.provisioning.identity.IdentityRule.Name;
import io.stowage.provisioning.identity.IdentityRule.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubAddressingTest {

    private final SubAddressing rule = new SubAddressing();

    @ParameterizedTest
    @CsvSource({
        "jane@example.com,            jane+sub-1@example.com",
        "jane+shop@example.com,       jane+shop+sub-1@example.com",
        "Jane.Doe@Mail.Example.com,   Jane.Doe+sub-1@Mail.Example.com",
        "o'neil@example.com,          o'neil+sub-1@example.com",
        "j@example.co.uk,             j+sub-1@example.co.uk",
    })
    void subscriptionIsPutBehindThePlus(String email, String name) {
        assertThat(rule.nameFor(Examples.newSubscription("sub-1", email))).isEqualTo(new Name(name, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "jane",
                "@example.com",
                "jane@",
                "jane@localhost",
                " jane@example.com",
                "jane@example.com ",
                "jane doe@example.com",
                "\"jane doe\"@example.com",
                "\"jane\"@example.com",
                "jane@@example.com",
                "jane@example.com\r\nBcc: x@example.com",
                "jänè@example.com",
                "jane@exämple.com",
                "用户@example.com",
                "jane@[127.0.0.1]",
                "Jane <jane@example.com>",
                "jane@example.com,joan@example.com",
            })
    void addressThatCannotNameAUserIsRefused(String email) {
        assertThat(rule.nameFor(Examples.newSubscription("sub-1", email)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasonClass()).isEqualTo("unusable-email"));
    }

    /** RFC 5321, 4.5.3.1: 64 octets before the at sign. */
    @ParameterizedTest
    @CsvSource({"58, true", "59, false", "64, false"})
    void localPartWithTheSubscriptionHasAtMostSixtyFourCharacters(int length, boolean fits) {
        IdentityRule.Answer answer =
                rule.nameFor(Examples.newSubscription("sub-1", "j".repeat(length) + "@example.com"));

        assertThat(answer instanceof Name).isEqualTo(fits);
    }

    @Test
    void noTwoSubscriptionsMeet() {
        assertThat(rule.nameFor(Examples.newSubscription("sub-1", "jane@example.com")))
                .isNotEqualTo(rule.nameFor(Examples.newSubscription("sub-2", "jane@example.com")));
    }
}
