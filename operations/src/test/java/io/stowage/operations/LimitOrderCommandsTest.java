package io.stowage.operations;

import static io.stowage.schemas.topics.TopicCatalogue.ACCOUNTS;
import static io.stowage.schemas.topics.TopicCatalogue.LIFECYCLE;
import static io.stowage.schemas.topics.TopicCatalogue.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.LimitsOverride;
import io.stowage.contracts.RateLimits;
import io.stowage.embedded.TestKafka;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The orders that change parts of an account's own limits. */
class LimitOrderCommandsTest {

    private static final String NONE = "{\"bucketLimits\":{}}";

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
            set --user put=7                 | {"userLimits":{"putOps":7},"bucketLimits":{"photos":{"getOps":5}},"quotaBytes":1000}
            set --user unlimited             | {"userLimits":{},"bucketLimits":{"photos":{"getOps":5}},"quotaBytes":1000}
            set --bucket logs:put=1          | {"userLimits":{"getOps":60.5},"bucketLimits":{"logs":{"putOps":1},"photos":{"getOps":5}},"quotaBytes":1000}
            set --bucket photos:put=1        | {"userLimits":{"getOps":60.5},"bucketLimits":{"photos":{"putOps":1}},"quotaBytes":1000}
            set --quota 2kB                  | {"userLimits":{"getOps":60.5},"bucketLimits":{"photos":{"getOps":5}},"quotaBytes":2000}
            set --quota unlimited            | {"userLimits":{"getOps":60.5},"bucketLimits":{"photos":{"getOps":5}},"quotaBytes":0}
            remove --user                    | {"bucketLimits":{"photos":{"getOps":5}},"quotaBytes":1000}
            remove --bucket photos           | {"userLimits":{"getOps":60.5},"bucketLimits":{},"quotaBytes":1000}
            remove --quota --bucket other    | {"userLimits":{"getOps":60.5},"bucketLimits":{"photos":{"getOps":5}}}
            remove --user --quota --bucket photos | {"bucketLimits":{}}
            remove --all                     | {"bucketLimits":{}}
            """)
    void ordersTheWholeSetWithOnlyTheGivenPartsChanged(String words, String ordered) {
        Platform.write(ACCOUNTS, subscription, accountWithLimits("earlier"));

        Run run = limits(words, "--sequence", "3");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains(order, subscription, "limits overridden");
        assertThat(orders().lines())
                .singleElement()
                .asString()
                .contains("\"ce_id\":\"" + order + "\"", "\"sequence\":3", "\"limitsOverridden\":" + ordered);
    }

    @Test
    void startsFromNothingWhereTheAccountHasNoLimitsOfItsOwn() {
        Platform.write(ACCOUNTS, subscription, Accounts.active(subscription, "earlier"));

        assertThat(limits("set --bucket photos:get=5").status()).isZero();
        assertThat(orders()).contains("\"limitsOverridden\":{\"bucketLimits\":{\"photos\":{\"getOps\":5}}}");
    }

    @Test
    void saysWhatChanges() {
        Platform.write(ACCOUNTS, subscription, accountWithLimits("earlier"));

        Run run = limits("set --user put=7 --bucket logs:unlimited --bucket photos:get=5 --quota 2kB");

        assertThat(run.err().lines())
                .containsExactly(
                        "user: put 7 ops/s, was get 60.5 ops/s",
                        "bucket logs: unlimited, was as the plan has it",
                        "quota: 2kB, was 1kB");
    }

    @Test
    void dryRunSaysWhatWouldChangeAndSendsNothing() {
        Platform.write(ACCOUNTS, subscription, accountWithLimits("earlier"));

        Run run = limits("remove --user", "--dry-run", "--wait");

        assertThat(run.status()).isZero();
        assertThat(run.out()).containsPattern("user +get 60.5 ops/s +as the plan has it");
        assertThat(run.err()).contains("dry run: no order was sent");
        assertThat(limits("remove --user", "--dry-run", "-o", "json").out())
                .contains(
                        "\"limit\" : \"user\"",
                        "\"before\" : \"get 60.5 ops/s\"",
                        "\"after\" : \"as the plan has it\"");
        assertThat(orders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"set --user get=60.5 --bucket photos:get=5 --quota 1kB", "remove --bucket other"})
    void sendsNoOrderThatChangesNothing(String words) {
        Platform.write(ACCOUNTS, subscription, accountWithLimits("earlier"));

        Run run = limits(words, "--wait");

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("nothing to change: no order was sent");
        assertThat(orders()).isEmpty();
    }

    @Test
    void refusesWhileAnotherOrderOfTheLimitsIsOnItsWay() {
        Platform.write(ACCOUNTS, subscription, accountWithLimits("earlier"));
        assertThat(limits("set --quota 2kB").status()).isZero();

        Run second = limits("set --user get=1", "--event-id", "second");

        assertThat(second.status()).isEqualTo(1);
        assertThat(second.err().lines())
                .singleElement()
                .asString()
                .contains("order " + order, "is on its way and would be undone; try again");
        assertThat(orders().lines()).hasSize(1);
    }

    @Test
    void goesOnOnceTheOtherOrderHasBeenTakenUp() {
        Platform.write(ACCOUNTS, subscription, accountWithLimits("earlier"));
        assertThat(limits("set --quota 2kB").status()).isZero();
        AccountState taken = accountWithLimits(order);
        taken.getWanted().getLimitsOverride().setQuotaBytes(2000L);
        Platform.write(ACCOUNTS, subscription, taken);

        assertThat(limits("set --user get=1", "--event-id", "second").status()).isZero();
        assertThat(orders().lines())
                .last()
                .asString()
                .contains(
                        "{\"userLimits\":{\"getOps\":1},\"bucketLimits\":{\"photos\":{\"getOps\":5}},\"quotaBytes\":2000}");
    }

    @Test
    void goesOnWhenProvisioningHasPassedTheOtherOrderOver() throws Exception {
        Platform.write(ACCOUNTS, subscription, accountWithLimits("earlier"));
        assertThat(limits("set --quota 2kB").status()).isZero();
        consumedByProvisioning();

        assertThat(limits("set --user get=1", "--event-id", "second").status()).isZero();
    }

    @Test
    void sendsTheSameOrderAgainUnderItsId() {
        Platform.write(ACCOUNTS, subscription, accountWithLimits("earlier"));

        assertThat(limits("set --quota 2kB").status()).isZero();
        assertThat(limits("set --quota 2kB").status()).isZero();
        assertThat(orders().lines()).hasSize(2).allMatch(line -> line.contains("\"ce_id\":\"" + order + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"set --quota 1GB", "remove --all"})
    void changesNoLimitsWhereThereIsNoAccount(String words) {
        Run run = limits(words);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("there is no account of subscription '" + subscription + "'");
        assertThat(orders()).isEmpty();
    }

    @Test
    void changesNoLimitsOfAnAccountThatHasEnded() {
        AccountState ended = accountWithLimits("earlier");
        ended.setStatus(AccountStatus.TERMINATED);
        Platform.write(ACCOUNTS, subscription, ended);

        assertThat(limits("remove --all").err()).contains("there is no account");
        assertThat(orders()).isEmpty();
    }

    @Test
    void waitsUntilTheAccountHasTheLimits() {
        Platform.write(ACCOUNTS, subscription, accountWithLimits("earlier"));
        CompletableFuture<Run> waiting = limitsAndWait("remove --all");
        Platform.write(ACCOUNTS, subscription, Accounts.active(subscription, order));

        Run run = waiting.join();

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("ACTIVE");
        assertThat(orders()).contains("\"limitsOverridden\":" + NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"set --quota 2kB", "remove --user"})
    void failsWithTheReasonWhenTheOrderIsRejected(String words) {
        Platform.write(ACCOUNTS, subscription, accountWithLimits("earlier"));
        CompletableFuture<Run> waiting = limitsAndWait(words);
        Platform.write(LIFECYCLE, subscription, rejected());

        Run run = waiting.join();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains(order, "the order was rejected: the subscription has ended");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            set                            | Missing required parameter: 'SUBSCRIPTION'
            set s                          | give the limits: --user, --bucket or --quota
            set s --user get=0             | --user: a rate must be more than zero
            set s --bucket photos          | --bucket: rates are missing
            set s --quota 0GB              | --quota: a size must be more than zero
            set a/b --quota 1GB            | 'a/b' is no subscription id
            remove s                       | give what is to be removed: --user, --bucket, --quota or --all
            remove s --all --user          | --all excludes --user, --bucket and --quota
            remove s --bucket a/b          | --bucket: 'a/b' is no bucket name
            """)
    void refusesMalformedOptionsBeforeItConnects(String options, String reason) {
        Run run = Run.run(directory, Map.of(), "", ("limits " + options).split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith(reason);
    }

    /** All orders there are, whatever became of them. */
    private static void consumedByProvisioning() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
            for (int i = 0; i < ORDERS.partitions(); i++) {
                partitions.put(new TopicPartition(ORDERS.name(), i), OffsetSpec.latest());
            }
            Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
            admin.listOffsets(partitions)
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end.offset())));
            admin.alterConsumerGroupOffsets("provisioning", ends).all().get();
        }
    }

    /** GET 60.5/s for the user, GET 5/s for the bucket photos, 1000 bytes. */
    private AccountState accountWithLimits(String lastOrder) {
        AccountState account = Accounts.active(subscription, lastOrder);
        account.getWanted()
                .setLimitsOverride(LimitsOverride.newBuilder()
                        .setUserLimits(get("60.500000"))
                        .setBucketLimits(Map.of("photos", get("5.000000")))
                        .setQuotaBytes(1000L)
                        .build());
        return account;
    }

    private static RateLimits get(String rate) {
        return RateLimits.newBuilder().setGetOps(new BigDecimal(rate)).build();
    }

    private LifecycleEvent rejected() {
        return LifecycleEvent.newBuilder()
                .setEventId(Platform.unique("event"))
                .setSubscriptionId(subscription)
                .setKind(LifecycleKind.REJECTED)
                .setOccurredAt(Instant.parse("2026-03-01T10:00:00Z"))
                .setOrderEventId(order)
                .setReason("the subscription has ended")
                .build();
    }

    private CompletableFuture<Run> limitsAndWait(String words) {
        CompletableFuture<Run> waiting = CompletableFuture.supplyAsync(() -> limits(words, "--wait"), command);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> orders().contains(order) || waiting.isDone());
        return waiting;
    }

    /** Under the test's event id, unless the options give another. */
    private Run limits(String words, String... options) {
        Stream<String> id = List.of(options).contains("--event-id") ? Stream.of() : Stream.of("--event-id", order);
        return Run.on(
                directory,
                Stream.of(
                                Stream.of("limits"),
                                Stream.of(words.split(" +")),
                                Stream.of(subscription),
                                id,
                                Stream.of(options))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }

    private String orders() {
        return Run.on(directory, "topic", "read", "stowage.orders", "--key", subscription)
                .out();
    }
}
