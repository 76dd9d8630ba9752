package io.stowage.provisioning.identity;

import static io.stowage.provisioning.Examples.JANE;
import static io.stowage.provisioning.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Capabilities.UserNames;
import io.stowage.provisioning.Examples;
import io.stowage.provisioning.identity.IdentityRule.Refused;
import io.stowage.provisioning.identity.Naming.Names;
import io.stowage.provisioning.order.OrderVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamingTest {

    private static final Capabilities OSTOR = Examples.capabilities(UserNames.EMAIL, false);
    private static final Capabilities RGW = Examples.capabilities(UserNames.CHOSEN, false);
    private static final Capabilities MINIO = Examples.capabilities(UserNames.CHOSEN, true);

    private final ClaimsInMemory claims = new ClaimsInMemory();
    private final Naming naming = new Naming(new SubAddressing(), claims);
    private final Naming plain = new Naming(new PlainEmail(), claims);

    @Test
    void rulesForAddressesAreForGatewaysThatKnowUsersByThem() {
        assertThat(naming.of(subscription("sub-1", "{client_id}-x"), "west", OSTOR, Optional.of("data")))
                .isEqualTo(new Names("jane+sub-1@example.com", Optional.of("sub-1-data")));
    }

    @Test
    void whereNamesAreOurChoiceTheBucketBeginsWithTheUsersName() {
        assertThat(naming.of(subscription("sub-1", "{client_id}-{service_id}"), "east", RGW, Optional.of("data")))
                .isEqualTo(new Names("c-7-sub-1", Optional.of("c-7-sub-1-data")));
        assertThat(naming.of(subscription("sub-2", null), "east", RGW, Optional.of("data")))
                .isEqualTo(new Names("sub-2", Optional.of("sub-2-data")));
    }

    @Test
    void sameOrderGetsTheSameNamesAgain() {
        NewSubscription subscription = subscription("sub-1", "{random_letters_12}-{time}");

        assertThat(naming.of(subscription, "east", MINIO, Optional.of("data")))
                .isInstanceOf(Names.class)
                .isEqualTo(naming.of(subscription, "east", MINIO, Optional.of("data")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "0123456789012345678901234567890123456789ab"})
    void subscriptionThatCannotNameAUserIsRefused(String id) {
        assertThat(refused(naming.of(subscription(id, null), "east", RGW, Optional.empty()))
                        .reasonClass())
                .isEqualTo("unusable-user-name");
    }

    @Test
    void subscriptionsThatAGatewayCouldTakeForOneStayApart() {
        for (Capabilities gateway : List.of(OSTOR, RGW, MINIO)) {
            List<Names> names = Stream.of("sub-1", "SUB-1", "Sub-1", "sub_1", "SUB_1")
                    .map(id -> (Names) naming.of(subscription(id, null), "west", gateway, Optional.of("data")))
                    .toList();

            assertThat(names)
                    .extracting(name -> name.userName().toLowerCase(Locale.ROOT))
                    .doesNotHaveDuplicates();
            assertThat(names).extracting(Names::bucket).doesNotHaveDuplicates();
        }
    }

    @Test
    void namesThatNobodyElseCanGetAreNotClaimed() {
        naming.of(subscription("sub-1", null), "west", OSTOR, Optional.of("data"));
        naming.of(subscription("sub-1", null), "east", RGW, Optional.of("data"));

        assertThat(claims.holders("west", "user|jane+sub-1@example.com")).isEmpty();
        assertThat(claims.holders("east", "user|sub-1")).isEmpty();
    }

    @Test
    void nameThatARuleMakesIsClaimed() {
        naming.of(subscription("sub-1", "{client_id}"), "east", RGW, Optional.of("data"));

        assertThat(refused(naming.of(subscription("sub-2", "{client_id}"), "east", RGW, Optional.of("data")))
                        .reasonClass())
                .isEqualTo("user-name-taken");
    }

    @Test
    void secondSubscriptionOfAnAddressIsRefusedUntilTheFirstHasEnded() {
        Names first = (Names) plain.of(subscription("sub-1", null), "west", OSTOR, Optional.of("data"));
        assertThat(refused(plain.of(subscription("sub-2", null), "west", OSTOR, Optional.of("data")))
                        .reasonClass())
                .isEqualTo("user-name-taken");
        assertThat(plain.of(subscription("sub-2", null), "east", OSTOR, Optional.of("data")))
                .isInstanceOf(Names.class);

        giveBack("sub-1", "west", first);

        assertThat(plain.of(subscription("sub-3", null), "west", OSTOR, Optional.of("data")))
                .isInstanceOf(Names.class);
    }

    @ParameterizedTest
    @CsvSource({"acme, acme-2", "acme-2, acme", "acme-2, acme-2-b", "ac-me-2-b, ac-me"})
    void policyThatWouldLetOneIntoTheBucketsOfAnotherMakesItRefused(String first, String second) {
        Names names = (Names) naming.of(subscription(first, null), "east", MINIO, Optional.empty());

        assertThat(refused(naming.of(subscription(second, null), "east", MINIO, Optional.empty()))
                        .reason())
                .contains(first, "'east'");
        assertThat(claims.holders("east", "user|" + second)).isEmpty();

        giveBack(first, "east", names);
        assertThat(naming.of(subscription(second, null), "east", MINIO, Optional.empty()))
                .isInstanceOf(Names.class);
    }

    @ParameterizedTest
    @CsvSource({"sub-1, sub-10", "acme-1, acme-2", "acme-2, acme2"})
    void namesThatNoPolicyMixesUpAreTaken(String first, String second) {
        naming.of(subscription(first, null), "east", MINIO, Optional.empty());

        assertThat(naming.of(subscription(second, null), "east", MINIO, Optional.empty()))
                .isInstanceOf(Names.class);
    }

    @Test
    void withoutPoliciesNamesMayBeginAlike() {
        naming.of(subscription("acme", null), "east", RGW, Optional.empty());

        assertThat(naming.of(subscription("acme-2", null), "east", RGW, Optional.empty()))
                .isInstanceOf(Names.class);
    }

    private void giveBack(String subscription, String gatewayId, Names names) {
        Naming.claimed(gatewayId, names).forEach(name -> claims.release(gatewayId, name.name(), subscription));
    }

    private static NewSubscription subscription(String id, String rule) {
        OrderVersion version = new OrderVersion("order-of-" + id, OptionalLong.empty(), NOW);
        return new NewSubscription(id, JANE, version, Optional.ofNullable(rule));
    }

    private static Refused refused(Naming.Answer answer) {
        assertThat(answer).isInstanceOf(Refused.class);
        return (Refused) answer;
    }
}
