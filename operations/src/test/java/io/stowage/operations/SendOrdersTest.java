package io.stowage.operations;

import static io.stowage.schemas.topics.TopicCatalogue.ACCOUNTS;
import static io.stowage.schemas.topics.TopicCatalogue.LIFECYCLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendOrdersTest {

    @TempDir
    Path directory;

    private final String subscription = Platform.unique("sub");
    private final ExecutorService command = Executors.newSingleThreadExecutor();

    @BeforeAll
    static void start() {
        Platform.start();
    }

    @AfterEach
    void stop() {
        command.shutdownNow();
    }

    @Test
    void sendsEveryKindInTheOrderOfTheFile() throws IOException {
        Files.writeString(directory.resolve("orders.jsonl"), """
                %s
                %s

                %s
                """.formatted(
                        line("PLACED", 1, """
                                "placed": {"planId": "basic", "customer": {"name": "A", "email": "a@example.com"}}"""),
                        line("SUSPENDED", 2, "\"suspended\": {\"reason\": \"unpaid\"}"),
                        line("TERMINATED", 3, "\"terminated\": {\"graceSeconds\": 0}")));

        Run run = Run.on(directory, "order", "send", "-f", "orders.jsonl", "-o", "json");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("\"sent\" : 3", "\"refused\" : 0", "\"refusedLines\" : [ ]");
        assertThat(orders().lines()).hasSize(3);
        assertThat(orders())
                .containsSubsequence("\"kind\":\"PLACED\"", "\"kind\":\"SUSPENDED\"", "\"kind\":\"TERMINATED\"")
                .contains("\"ce_id\":\"" + subscription + "-1\"", "\"ce_type\":\"io.stowage.orders.suspended\"")
                .contains("\"occurredAt\":\"2026-01-31T12:00:00Z\"");
    }

    @Test
    void leavesOutWrongLinesAndNamesThem() throws IOException {
        Files.writeString(
                directory.resolve("orders.jsonl"),
                String.join(
                        "\n",
                        line("RESUMED", 1, "\"sequence\": 1"),
                        "{\"kind\": \"RESUMED\"}",
                        line("SUSPENDED", 3, "\"sequence\": 3"),
                        "no order at all"));

        Run run = Run.on(directory, "order", "send", "-f", "orders.jsonl");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines())
                .containsExactly("Sent:            2", "Refused:         2", "Refused lines:   2, 4");
        assertThat(run.err().lines())
                .contains(
                        "orders.jsonl:2: field 'subscriptionId' is missing",
                        "orders.jsonl:4: fields ('name: value') are expected here")
                .last()
                .asString()
                .isEqualTo("2 of 4 orders were refused and not sent");
        assertThat(orders().lines()).hasSize(2);
    }

    @Test
    void tellsRefusedLinesToPrograms() {
        Run run = send("{\"kind\": \"CANCELLED\"}\n", "-o", "json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"sent\" : 0", "\"line\" : 1", "'CANCELLED' is no kind of order; there are PLACED");
        assertThat(run.err()).contains("standard input:1: 'CANCELLED' is no kind of order");
    }

    @Test
    void sendsMoreThanIsUnderwayAtOnce() {
        String lines = IntStream.rangeClosed(1, 1_203)
                .mapToObj(i -> line("RESUMED", i, "\"sequence\": " + i)
                        .replace("\"" + subscription + "\"", "\"" + subscription + "-" + i % 601 + "\""))
                .collect(Collectors.joining("\n"));

        assertThat(send(lines).out()).contains("Sent:            1203", "Refused:         0");
        assertThat(Run.on(directory, "topic", "read", "stowage.orders", "--key", subscription + "-7")
                        .out())
                .containsSubsequence("\"sequence\":7,", "\"sequence\":608,")
                .contains(subscription + "-608");
    }

    @Test
    void sendsNothingOfNothing() {
        assertThat(send("").out()).contains("Sent:            0");
    }

    @Test
    void saysWhatIsWrongBeforeItConnects() {
        assertThat(Run.run(directory, Map.of(), "", "order", "send", "-f", "missing.jsonl")
                        .err())
                .isEqualTo("there is no file missing.jsonl" + System.lineSeparator());
        assertThat(Run.run(directory, Map.of(), "", "order", "send", "--rate", "0")
                        .err())
                .startsWith("--rate: a rate must be more than zero");
        assertThat(Run.run(directory, Map.of(), "", "order", "send", "--timeout", "long")
                        .err())
                .startsWith("--timeout: 'long' is no time");
    }

    @Test
    void stopsAtTheFirstWrongLineWhereItIsToldTo() {
        Run run = send(
                String.join("\n", line("RESUMED", 1, "\"sequence\": 1"), "{", line("RESUMED", 3, "\"sequence\": 3")),
                "--fail-fast");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("stopped at line 2: neither it nor anything after it was sent");
        assertThat(orders().lines()).hasSize(1);
    }

    @Test
    void onlyChecksInADryRunAndConnectsToNothing() {
        Run run = Run.run(
                directory,
                Map.of(),
                line("RESUMED", 1, "\"sequence\": 1") + "\n{}",
                "order",
                "send",
                "--dry-run",
                "--wait");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines()).containsExactly("To be sent:      1", "Refused:         1", "Refused lines:   2");
        assertThat(run.err()).contains("standard input:2: field 'kind' is missing", "dry run: nothing was sent");
    }

    @Test
    void theSameLineIsTheSameOrderAlsoWithoutAnId() {
        String line = line("RESUMED", 1, "\"sequence\": 1").replace("\"eventId\": \"" + subscription + "-1\", ", "");

        send(line);
        send("\n" + line);

        assertThat(orders().lines().map(SendOrdersTest::eventId).distinct())
                .singleElement()
                .asString()
                .startsWith("content-");
    }

    @Test
    void waitsUntilEveryOrderIsDecidedAndTellsWhichFailed() {
        String rejected = subscription + "-rejected";
        String failed = subscription + "-failed";
        String orders = Stream.of(subscription, rejected, failed)
                .map(each -> line("RESUMED", 1, "\"sequence\": 1")
                        .replace("\"subscriptionId\": \"" + subscription, "\"subscriptionId\": \"" + each))
                .collect(Collectors.joining("\n"));
        CompletableFuture<Run> waiting =
                CompletableFuture.supplyAsync(() -> send(orders, "--wait", "-o", "json"), command);
        Awaitility.await().until(() -> !ordersOf(failed).isEmpty());
        Platform.write(ACCOUNTS, subscription, Accounts.pending(subscription, subscription + "-1"));
        Platform.write(LIFECYCLE, rejected, rejection(rejected, subscription + "-1"));
        Platform.write(ACCOUNTS, failed, Accounts.failed(failed, subscription + "-1"));
        Platform.write(ACCOUNTS, subscription, Accounts.active(subscription, subscription + "-1"));

        Run run = waiting.join();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines())
                .contains(
                        "standard input:2: order %s-1 of subscription %s: the order was rejected: unknown plan"
                                .formatted(subscription, rejected),
                        "standard input:3: order %s-1 of subscription %s: the account failed: the gateway says no (gateway request req-7)"
                                .formatted(subscription, failed),
                        "2 of 3 orders were not carried out");
        assertThat(run.out()).contains("\"carriedOut\" : 1", "\"notCarriedOut\" : 2");
    }

    @Test
    void doesNotWaitForWhatWasCarriedOutBefore() {
        Platform.write(ACCOUNTS, subscription, Accounts.active(subscription, subscription + "-1"));

        Run run = send(line("RESUMED", 1, "\"sequence\": 1"), "--wait");

        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).contains("Carried out:     1");
    }

    @Test
    void givesUpWhenNothingMoves() {
        Run run = send(line("RESUMED", 1, "\"sequence\": 1"), "--wait", "--timeout", "10ms");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly(
                        "standard input:1: order %s-1 of subscription %s: not carried out yet: no service has taken it up yet, is provisioning running?"
                                .formatted(subscription, subscription),
                        "1 of 1 orders were not carried out");
    }

    private static LifecycleEvent rejection(String subscription, String order) {
        return LifecycleEvent.newBuilder()
                .setEventId(Platform.unique("event"))
                .setSubscriptionId(subscription)
                .setKind(LifecycleKind.REJECTED)
                .setOccurredAt(Instant.parse("2026-03-01T10:00:00Z"))
                .setOrderEventId(order)
                .setReason("unknown plan")
                .build();
    }

    private static String eventId(String record) {
        return record.replaceFirst(".*\"eventId\":\"([^\"]*)\".*", "$1");
    }

    private Run send(String input, String... options) {
        String[] words = {"order", "send", "-f", "-"};
        return Run.run(
                directory,
                Map.of("STOWAGE_KAFKA", TestKafka.bootstrapServers(), "STOWAGE_REGISTRY", TestRegistry.url()),
                input,
                Stream.concat(Stream.of(words), Stream.of(options)).toArray(String[]::new));
    }

    private String line(String kind, int number, String detail) {
        return """
                {"kind": "%s", "eventId": "%s-%d", "subscriptionId": "%s", "occurredAt": "2026-01-31T12:00:00Z", %s}""".formatted(kind, subscription, number, subscription, detail);
    }

    private String orders() {
        return ordersOf(subscription);
    }

    private String ordersOf(String key) {
        return Run.on(directory, "topic", "read", "stowage.orders", "--key", key)
                .out();
    }
}
