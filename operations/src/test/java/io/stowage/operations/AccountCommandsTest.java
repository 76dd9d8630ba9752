package io.stowage.operations;

import static io.stowage.schemas.topics.TopicCatalogue.ACCOUNTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.LimitsOverride;
import io.stowage.contracts.RateLimits;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountCommandsTest {

    @TempDir
    Path directory;

    private final String subscription = Platform.unique("sub");

    @Test
    void showsTheNewestStateOfAnAccount() {
        Platform.write(ACCOUNTS, subscription, Accounts.pending(subscription, "order-1"));
        Platform.write(ACCOUNTS, subscription, Accounts.failed(subscription, "order-1"));

        Run run = Run.on(directory, "account", "show", subscription);

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("FAILED", "the gateway says no", "req-7", "Ada <ada@example.com>", "order-1 (PLACED)")
                .doesNotContain("PENDING");
    }

    @Test
    void showsTheLimitsThatDifferFromThePlan() {
        AccountState account = Accounts.active(subscription, "order-1");
        account.getWanted().setLimitsOverride(new LimitsOverride(null, Map.of("photos", new RateLimits()), 0L));
        account.getWanted().getLimitsOverride().getBucketLimits().get("photos").setPutOps(new BigDecimal("25.500000"));
        Platform.write(ACCOUNTS, subscription, account);

        assertThat(Run.on(directory, "account", "show", subscription).out().lines())
                .contains("Own limits:      bucket photos: put 25.5 ops/s; quota: unlimited");
    }

    @Test
    void tellsWhyAnAccountIsHeld() {
        Platform.write(ACCOUNTS, subscription, Accounts.held(subscription, "order-1"));

        assertThat(Run.on(directory, "account", "show", subscription).out().lines())
                .contains("Held because:    gateway 'west' is full", "Ordered for:     region eu-west-1");
        assertThat(Run.on(directory, "account", "list", "--status", "HELD").out())
                .contains(subscription, "gateway 'west' is full");
        assertThat(Run.on(directory, "account", "list", "--status", "ACTIVE").out())
                .doesNotContain(subscription);
    }

    @Test
    void showsAnAccountAsJson() {
        Platform.write(ACCOUNTS, subscription, Accounts.active(subscription, "order-1"));

        assertThat(Run.on(directory, "account", "show", subscription, "-o", "json")
                        .out())
                .contains("\"status\" : \"ACTIVE\"", "\"accessKeyId\" : \"AK-" + subscription + "\"")
                .contains("\"createdAt\" : \"2026-03-01T10:00:00Z\"")
                .doesNotContain("null");
    }

    @Test
    void saysWhichAccountThereIsNot() {
        Run run = Run.on(directory, "account", "show", subscription);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("there is no account of subscription '" + subscription + "'");
    }

    @Test
    void anAccountWhoseRecordWasRemovedIsNoMore() {
        Platform.write(ACCOUNTS, subscription, Accounts.active(subscription, "order-1"));
        Platform.write(ACCOUNTS, subscription, null);

        assertThat(Run.on(directory, "account", "show", subscription).status()).isEqualTo(1);
        assertThat(Run.on(directory, "account", "list").out()).doesNotContain(subscription);
    }

    @Test
    void refusesToShowAnOlderStateInPlaceOfAnUnreadableOne() {
        Platform.write(ACCOUNTS, subscription, Accounts.active(subscription, "order-1"));
        Platform.write(ACCOUNTS, subscription, "broken".getBytes(UTF_8));

        Run run = Run.on(directory, "account", "show", subscription);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("the record at stowage.accounts partition ", "cannot be read");
        Platform.write(ACCOUNTS, subscription, null);
    }

    @Test
    void listsAccountsOfAllPartitionsOnceEach() {
        String[] subscriptions = new String[20];
        for (int i = 0; i < subscriptions.length; i++) {
            subscriptions[i] = subscription + "-" + i;
            Platform.write(ACCOUNTS, subscriptions[i], Accounts.pending(subscriptions[i], "order-1"));
            Platform.write(ACCOUNTS, subscriptions[i], Accounts.active(subscriptions[i], "order-1"));
        }

        assertThat(Run.on(directory, "account", "list")
                        .out()
                        .lines()
                        .filter(line -> line.startsWith(subscription + "-")))
                .hasSize(20)
                .allMatch(line -> line.contains("ACTIVE"));
    }

    @Test
    void listsAccountsOfOneStatus() {
        String failed = subscription + "-failed";
        Platform.write(ACCOUNTS, subscription, Accounts.active(subscription, "order-1"));
        Platform.write(ACCOUNTS, failed, Accounts.failed(failed, "order-1"));

        String out = Run.on(directory, "account", "list", "--status", "FAILED").out();

        assertThat(out).contains(failed, "the gateway says no").doesNotContain(subscription + " ");
    }
}
