package io.stowage.operations;

import static io.stowage.schemas.topics.TopicCatalogue.ACCOUNTS;
import static io.stowage.schemas.topics.TopicCatalogue.LIFECYCLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.Customer;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.PendingOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The orders that change an account that is there. */
class ChangeOrderCommandsTest {

    @TempDir
    Path directory;

    private final String subscription = Platform.unique("sub");
    private final String order = Platform.unique("order");
    private final ExecutorService command = Executors.newSingleThreadExecutor();

    @BeforeAll
    static void start() {
        Platform.start();
    }

    @AfterEach
    void stop() {
        command.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            suspend                              | suspended       | "kind":"SUSPENDED"
            suspend --reason unpaid              | suspended       | "suspended":{"reason":"unpaid"}
            resume                               | resumed         | "kind":"RESUMED"
            change-plan --plan pro               | plan_changed    | "planChanged":{"planId":"pro"}
            rotate-keys                          | keys_rotated    | "keysRotated":{"overlapSeconds":0}
            rotate-keys --overlap 24h            | keys_rotated    | "keysRotated":{"overlapSeconds":86400}
            revoke-key --key AK1                 | key_revoked     | "keyRevoked":{"accessKeyId":"AK1"}
            add-account --name backup            | account_added   | "accountAdded":{"name":"backup"}
            remove-account --name backup         | account_removed | "accountRemoved":{"name":"backup"}
            terminate                            | terminated      | "terminated":{"keepData":false}
            terminate --grace 7d                 | terminated      | "terminated":{"keepData":false,"graceSeconds":604800}
            terminate --keep-data                | terminated      | "terminated":{"keepData":true}
            override-limits --user default=200,bandwidthOut=0.5 | limits_overridden \
            | "limitsOverridden":{"userLimits":{"defaultOps":200,"bandwidthOut":0.5},"bucketLimits":{}}
            override-limits --bucket photos:get=5 --bucket logs:unlimited --quota 2TB | limits_overridden \
            | "limitsOverridden":{"bucketLimits":{"logs":{},"photos":{"getOps":5}},"quotaBytes":2000000000000}
            override-limits --quota unlimited    | limits_overridden | "limitsOverridden":{"bucketLimits":{},"quotaBytes":0}
            override-limits --as-plan            | limits_overridden | "limitsOverridden":{"bucketLimits":{}}
            change-contact --name Ada --email ada@example.org --locale de --customer-id c-1 \
            | contact_changed | "contactChanged":{"customer":{"customerId":"c-1","name":"Ada","email":"ada@example.org","locale":"de"}}
            """)
    void publishesWhatIsOrdered(String words, String type, String content) {
        Run run = order(words, "--sequence", "3");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains(order, subscription, "Kind:", type.replace('_', ' '));
        assertThat(orders().lines())
                .singleElement()
                .asString()
                .contains("\"key\":\"" + subscription + "\"", "\"ce_id\":\"" + order + "\"", "\"sequence\":3", content)
                .contains("\"ce_type\":\"io.stowage.orders." + type + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            suspend                                       | Missing required parameter: 'SUBSCRIPTION'
            suspend s --timeout 1w         | --timeout: '1w' is no time
            resume a/b                     | 'a/b' is no subscription id
            change-plan s                  | --plan is missing
            rotate-keys s --overlap 1500ms | --overlap: '1500ms' is no whole number of seconds
            rotate-keys s --overlap day    | --overlap: 'day' is no time
            revoke-key s                   | --key is missing
            add-account s                  | --name is missing
            add-account s --name a/b       | --name: 'a/b' is no account name
            remove-account s               | --name is missing
            change-contact s               | give what changes: --email, --name, --locale or --customer-id
            change-contact s --email x     | --email: 'x' is no e-mail address
            override-limits s                       | give the limits: --user, --bucket or --quota; or --as-plan
            override-limits s --as-plan --quota 1GB | --as-plan excludes
            override-limits s --user get            | --user: 'get' is no rate with its name
            override-limits s --bucket photos       | --bucket: rates are missing; write for example photos:get=100
            override-limits s --bucket a/b:get=1    | --bucket: 'a/b' is no bucket name
            override-limits s --bucket b1.:get=1 --bucket b1.:get=2 | --bucket: 'b1.' is given twice
            override-limits s --quota 0GB           | --quota: a size must be more than zero
            terminate s --grace 99999d     | --grace: '99999d' is longer than 36500 days
            terminate s --grace 0s --keep-data | --keep-data and --grace exclude each other
            """)
    void refusesAMalformedOrderBeforeItConnects(String options, String reason) {
        Run run = Run.run(directory, Map.of(), "", ("order " + options).split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith(reason);
    }

    @Test
    void keepsOfTheContactWhatIsNotGiven() {
        AccountState account = Accounts.active(subscription, "earlier");
        account.getWanted().setCustomer(new Customer("c-1", "Ada", "ada@example.com", "pt-BR"));
        Platform.write(ACCOUNTS, subscription, account);

        assertThat(order("change-contact --email ada@example.org").status()).isZero();
        assertThat(orders())
                .contains("\"customer\":{\"customerId\":\"c-1\",\"name\":\"Ada\",\"email\":\"ada@example.org\","
                        + "\"locale\":\"pt-BR\"}");
    }

    @Test
    void changesNoContactWhereThereIsNoAccount() {
        Run run = order("change-contact --email ada@example.org");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("there is no account of subscription '" + subscription + "'");
        assertThat(orders()).isEmpty();
    }

    @Test
    void waitsUntilTheSuspendedAccountIsSuspended() {
        Platform.write(ACCOUNTS, subscription, Accounts.active(subscription, "earlier"));
        CompletableFuture<Run> waiting = orderAndWait("suspend");
        Platform.write(ACCOUNTS, subscription, Accounts.pending(subscription, order));
        AccountState suspended = Accounts.active(subscription, order);
        suspended.setStatus(AccountStatus.SUSPENDED);
        Platform.write(ACCOUNTS, subscription, suspended);

        Run run = waiting.join();

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("SUSPENDED");
    }

    @Test
    void waitsForTheEndWhereThePurgeIsNotToWait() {
        CompletableFuture<Run> waiting = orderAndWait("terminate --grace 0s");
        Platform.write(ACCOUNTS, subscription, terminated(AccountStatus.TERMINATING));
        Platform.write(ACCOUNTS, subscription, terminated(AccountStatus.TERMINATED));

        assertThat(waiting.join().out()).contains("TERMINATED").doesNotContain("TERMINATING");
    }

    @Test
    void waitsOnlyUntilTheKeysAreRefusedWhereThePurgeIsToCome() {
        CompletableFuture<Run> waiting = orderAndWait("terminate --grace 7d");
        Platform.write(ACCOUNTS, subscription, terminated(AccountStatus.TERMINATING));

        Run run = waiting.join();

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("TERMINATING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "suspend",
                "resume",
                "change-plan --plan pro",
                "rotate-keys",
                "revoke-key --key AK1",
                "add-account --name backup",
                "remove-account --name backup",
                "override-limits --as-plan",
                "change-contact --name A --email a@example.com --locale en --customer-id c",
                "terminate --grace 0s"
            })
    void failsWithTheReasonWhenTheOrderIsRejected(String words) {
        CompletableFuture<Run> waiting = orderAndWait(words);
        Platform.write(LIFECYCLE, subscription, rejected("no order was placed for this subscription"));

        Run run = waiting.join();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains(order, "the order was rejected: no order was placed for this subscription");
    }

    @Test
    void failsWithTheReasonWhenTheGatewayRefuses() {
        CompletableFuture<Run> waiting = orderAndWait("rotate-keys");
        AccountState failed = Accounts.failed(subscription, order);
        failed.setPendingOrders(List.of(new PendingOrder(order, OrderKind.KEYS_ROTATED)));
        Platform.write(ACCOUNTS, subscription, failed);

        Run run = waiting.join();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("the account failed: the gateway says no");
    }

    private AccountState terminated(AccountStatus status) {
        AccountState account = Accounts.active(subscription, order);
        account.setStatus(status);
        return account;
    }

    private CompletableFuture<Run> orderAndWait(String words) {
        CompletableFuture<Run> waiting = CompletableFuture.supplyAsync(() -> order(words, "--wait"), command);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> orders().contains(order) || waiting.isDone());
        return waiting;
    }

    private Run order(String words, String... options) {
        return Run.on(
                directory,
                Stream.of(
                                Stream.of("order"),
                                Stream.of(words.split(" +")),
                                Stream.of(subscription, "--event-id", order),
                                Stream.of(options))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }

    private String orders() {
        return Run.on(directory, "topic", "read", "stowage.orders", "--key", subscription)
                .out();
    }

    private LifecycleEvent rejected(String reason) {
        return LifecycleEvent.newBuilder()
                .setEventId(Platform.unique("event"))
                .setSubscriptionId(subscription)
                .setKind(LifecycleKind.REJECTED)
                .setOccurredAt(Instant.parse("2026-03-01T10:00:00Z"))
                .setOrderEventId(order)
                .setReason(reason)
                .build();
    }
}
