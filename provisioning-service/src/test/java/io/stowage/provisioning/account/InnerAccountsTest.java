package io.stowage.provisioning.account;

import static io.stowage.provisioning.Examples.NOW;
import static io.stowage.provisioning.Examples.accountWithUser;
import static io.stowage.provisioning.Examples.active;
import static io.stowage.provisioning.Examples.key;
import static io.stowage.provisioning.Examples.order;
import static io.stowage.provisioning.Examples.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.provisioning.Examples;
import io.stowage.provisioning.account.AtGateway.IssuedKey;
import io.stowage.provisioning.account.OrderDecision.Accepted;
import io.stowage.provisioning.account.OrderDecision.Rejected;
import io.stowage.provisioning.order.Change;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InnerAccountsTest {

    private final Gateways gateways = Examples.gateways("west", "acronis");
    private final OrderPolicy policy = new OrderPolicy(
            Examples.placing(Examples.plans(), gateways, Examples.naming()),
            Examples.plans(),
            gateways,
            Duration.ofDays(7));

    @Test
    void accountGetsAsManyKeysAsThePlanHandsOut() {
        Account after = accepted(active().want(wanted().onPlan("two-keys"), active().orders()), added("backup"));

        assertThat(after.wanted().accounts()).isEqualTo(Map.of("backup", 2));
        assertThat(after.atGateway().accounts()).containsExactly("backup");
    }

    @Test
    void removedAccountIsRememberedUntilItCannotComeBack() {
        Account removed = accepted(accepted(active(), added("backup")), new Change.AccountRemoved("backup"));

        assertThat(removed.wanted().accounts()).isEmpty();
        assertThat(removed.atGateway().accounts()).containsExactly("backup");
        assertThat(removed.settled().atGateway().accounts()).isEmpty();
    }

    @Test
    void rotationIsOneOfAllOwners() {
        Account divided = accepted(accepted(active(), added("backup")), added("media"));
        Account without = divided.want(divided.wanted().oneKeyLess(Optional.of("media")), divided.orders());

        Account rotated = accepted(without, new Change.KeysRotated(Duration.ZERO));

        assertThat(rotated.wanted().accounts()).isEqualTo(Map.of("backup", 1, "media", 1));
        assertThat(rotated.wanted().keysOf("media").generation()).isEqualTo(2);
        assertThat(rotated.wanted().keys().generation()).isEqualTo(2);
    }

    @Test
    void keyOfAnAccountIsFoundByItsIdAndItsOwnerHoldsOneLess() {
        Account divided = accepted(active(), added("backup"));
        Account holding = divided.at(
                divided.atGateway().issued(new IssuedKey("K2", Optional.of("backup"), 1, NOW, "order-2", false)));

        Account revoked = accepted(holding, new Change.KeyRevoked("K2"));

        assertThat(revoked.wanted().accounts()).isEqualTo(Map.of("backup", 0));
        assertThat(revoked.wanted().keys().count()).isEqualTo(1);
        assertThat(revoked.atGateway().keys())
                .filteredOn(IssuedKey::toRevoke)
                .extracting(IssuedKey::accessKeyId)
                .containsExactly("K2");
    }

    @Test
    void gatewayWithoutAccountsIsNamedWithThePlan() {
        Account elsewhere = active().at(AtGateway.nothing("acronis", "jane@example.com"));

        assertThat(rejected(elsewhere, added("backup")))
                .isEqualTo(new Rejected(
                        "not-at-this-gateway",
                        "gateway 'acronis' has no accounts inside users, and plan 'plain' is served there"));
    }

    @Test
    void whatCannotBeMeantIsRejected() {
        Account divided = accepted(active(), added("backup"));
        Account terminated = accountWithUser(wanted().terminate(new Wanted.Keep()), key("K1", 1));

        assertThat(rejected(divided, added("backup")).reasonClass()).isEqualTo("account-exists");
        assertThat(rejected(divided, new Change.AccountRemoved("media")).reasonClass())
                .isEqualTo("unknown-account");
        assertThat(rejected(terminated, added("backup")).reasonClass()).isEqualTo("subscription-terminated");
    }

    @Test
    void thereIsAnEndToTheNumberOfAccounts() {
        Account divided = active();
        for (int number = 1; number <= 100; number++) {
            divided = accepted(divided, added("account-" + number));
        }

        assertThat(rejected(divided, added("one-more")).reasonClass()).isEqualTo("too-many-accounts");
    }

    private static Change added(String name) {
        return new Change.AccountAdded(name);
    }

    private Account accepted(Account account, Change change) {
        return ((Accepted) decide(account, change)).account();
    }

    private Rejected rejected(Account account, Change change) {
        return (Rejected) decide(account, change);
    }

    private OrderDecision decide(Account account, Change change) {
        return policy.decide(order(200 + account.orders().recent().size() + sequence(account), change), account, NOW);
    }

    private static long sequence(Account account) {
        return account.orders().last().sequence().orElse(0);
    }
}
