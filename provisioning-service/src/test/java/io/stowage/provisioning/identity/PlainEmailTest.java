package io.stowage.provisioning.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.provisioning.Examples;
import io.stowage.provisioning.identity.IdentityRule.Name;
import io.stowage.provisioning.identity.IdentityRule.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainEmailTest {

    private final PlainEmail rule = new PlainEmail();

    @Test
    void nameIsTheAddressItself() {
        assertThat(rule.nameFor(Examples.newSubscription("sub-1", "jane+shop@example.com")))
                .isEqualTo(new Name("jane+shop@example.com", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "jane", "\"jane\"@example.com", "jänè@example.com"})
    void unusableAddressIsRefused(String email) {
        assertThat(rule.nameFor(Examples.newSubscription("sub-1", email)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasonClass()).isEqualTo("unusable-email"));
    }
}
