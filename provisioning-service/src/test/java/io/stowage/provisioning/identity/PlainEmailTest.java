package io.stowage.provisioning.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.provisioning.identity.IdentityRule.Name;
import io.stowage.provisioning.identity.IdentityRule.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainEmailTest {

    private static final String JANE = "jane@example.com";

    private final ClaimsInMemory claims = new ClaimsInMemory();
    private final PlainEmail rule = new PlainEmail(claims);

    @Test
    void nameIsTheAddressItself() {
        assertThat(rule.nameFor("sub-1", "jane+shop@example.com", "west")).isEqualTo(new Name("jane+shop@example.com"));
    }

    @Test
    void sameSubscriptionGetsTheSameNameAgain() {
        rule.nameFor("sub-1", JANE, "west");

        assertThat(rule.nameFor("sub-1", JANE, "west")).isEqualTo(new Name(JANE));
    }

    @Test
    void secondSubscriptionIsRefusedUntilTheFirstHasEnded() {
        rule.nameFor("sub-1", JANE, "west");

        assertThat(rule.nameFor("sub-2", JANE, "west")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reasonClass()).isEqualTo("email-taken");
            assertThat(refused.reason()).contains("sub-1");
        });

        claims.release("west", JANE, "sub-1");
        claims.release("west", JANE, "sub-1");

        assertThat(rule.nameFor("sub-2", JANE, "west")).isEqualTo(new Name(JANE));
    }

    @Test
    void refusedSubscriptionDoesNotWaitForTheName() {
        rule.nameFor("sub-1", JANE, "west");
        rule.nameFor("sub-2", JANE, "west");
        claims.release("west", JANE, "sub-1");

        assertThat(rule.nameFor("sub-3", JANE, "west")).isEqualTo(new Name(JANE));
    }

    @Test
    void gatewaysHaveNamesOfTheirOwn() {
        rule.nameFor("sub-1", JANE, "west");

        assertThat(rule.nameFor("sub-2", JANE, "east")).isEqualTo(new Name(JANE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "jane", "\"jane\"@example.com", "jänè@example.com"})
    void unusableAddressIsRefusedAndClaimsNothing(String email) {
        assertThat(rule.nameFor("sub-1", email, "west"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasonClass()).isEqualTo("unusable-email"));
    }

    /** As a topic would keep them. */
    private static final class ClaimsInMemory implements IdentityClaims {

        private final NameClaimants claimants = new NameClaimants();

        @Override
        public String claim(String gatewayId, String userName, String subscriptionId) {
            String name = gatewayId + "|" + userName;
            claimants.claimed(name, subscriptionId);
            String owner = claimants.owner(name).orElseThrow();
            if (!owner.equals(subscriptionId)) {
                release(gatewayId, userName, subscriptionId);
            }
            return owner;
        }

        void release(String gatewayId, String userName, String subscriptionId) {
            claimants.released(gatewayId + "|" + userName, subscriptionId);
        }
    }
}
