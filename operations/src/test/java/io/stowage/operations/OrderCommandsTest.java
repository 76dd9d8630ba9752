package io.stowage.operations;

import static io.stowage.schemas.topics.TopicCatalogue.ACCOUNTS;
import static io.stowage.schemas.topics.TopicCatalogue.LIFECYCLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderCommandsTest {

    @TempDir
    Path directory;

    private final String subscription = Platform.unique("sub");
    private final String order = Platform.unique("order");
    private final ExecutorService command = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        command.shutdownNow();
    }

    @Test
    void publishesAnOrderAsAnEventOfItsSubscription() {
        Run run = place(
                "--locale",
                "pt-br",
                "--customer-id",
                "c-9",
                "--product",
                "Space",
                "--region",
                "eu-west-1",
                "--gateway",
                "g-1",
                "--sequence",
                "3");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains(order, subscription);
        assertThat(orders())
                .contains("\"key\":\"" + subscription + "\"")
                .contains(
                        "\"ce_specversion\":\"1.0\"",
                        "\"ce_id\":\"" + order + "\"",
                        "\"ce_source\":\"/stowage/operations\"")
                .contains("\"ce_type\":\"io.stowage.orders.placed\"", "\"ce_subject\":\"" + subscription + "\"")
                .contains("\"kind\":\"PLACED\",\"sequence\":3")
                .contains(
                        "\"placed\":{\"planId\":\"basic\",\"customer\":{\"customerId\":\"c-9\",\"name\":\"Ada L\","
                                + "\"email\":\"ada@example.com\",\"locale\":\"pt-BR\"},\"productName\":\"Space\",\"gatewayId\":\"g-1\",\"region\":\"eu-west-1\"}");
    }

    @Test
    void givesAnOrderWithoutIdANewOne() {
        Run run = Run.on(
                directory,
                "order",
                "place",
                "--subscription",
                subscription,
                "--plan",
                "basic",
                "--email",
                "ada@example.com",
                "--name",
                "Ada",
                "-o",
                "json");

        assertThat(run.status()).isZero();
        assertThat(run.out()).containsPattern("\"eventId\" : \"[0-9a-f-]{36}\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --subscription a/b --plan basic --email a@example.com --name A               | --subscription: 'a/b' is no subscription id
            --plan basic --email a@example.com --name A                                  | --subscription is missing
            --subscription s --email a@example.com --name A                              | --plan is missing
            --subscription s --plan basic --name A                                       | --email is missing
            --subscription s --plan basic --email a@example.com                          | --name is missing
            --subscription s --plan basic --email nobody --name A                        | --email: 'nobody' is no e-mail address
            --subscription s --plan basic --email a@example.com --name A --locale x_y    | --locale: 'x_y' is no language
            --subscription s --plan basic --email a@example.com --name A --sequence -1   | --sequence: '-1' is no sequence
            --subscription s --plan basic --email a@example.com --name A --timeout soon  | --timeout: 'soon' is no time
            --subscription s -f order.yaml                                               | with a file, leave out --subscription
            """)
    void refusesAMalformedOrderBeforeItConnects(String options, String reason) {
        Run run = Run.run(directory, Map.of(), "", ("order place " + options).split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith(reason);
    }

    @Test
    void takesAnOrderFromAFile() throws Exception {
        Files.writeString(directory.resolve("order.yaml"), """
                subscriptionId: %s
                eventId: %s
                placed:
                  planId: pro
                  customer: {name: Grace, email: grace@example.com, locale: de}
                """.formatted(subscription, order));

        assertThat(Run.on(directory, "order", "place", "-f", "order.yaml").status())
                .isZero();
        assertThat(orders()).contains(order, "\"planId\":\"pro\"", "\"name\":\"Grace\"");
    }

    @Test
    void refusesAWrongFileAndSendsNothing() throws Exception {
        Files.writeString(
                directory.resolve("order.yaml"), "subscriptionId: " + subscription + "\nplaced: {planId: pro}\n");

        Run run = Run.on(directory, "order", "place", "-f", "order.yaml");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("order.yaml:2: field 'customer' is missing");
        assertThat(orders()).isEmpty();
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertThat(Run.on(directory, "order", "place", "-f", "missing.yaml").err())
                .isEqualTo("there is no file missing.yaml" + System.lineSeparator());
    }

    @Test
    void waitsUntilTheAccountIsAsOrdered() {
        CompletableFuture<Run> waiting = placeAndWait("60s");
        Platform.write(ACCOUNTS, subscription, Accounts.pending(subscription, order));
        Platform.write(ACCOUNTS, subscription, Accounts.active(subscription, order));

        Run run = waiting.join();

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("ACTIVE", "AK-" + subscription, "gateway-1");
    }

    @Test
    void failsWithTheReasonWhenTheGatewayRefuses() {
        CompletableFuture<Run> waiting = placeAndWait("60s");
        Platform.write(ACCOUNTS, subscription, Accounts.failed(subscription, order));

        Run run = waiting.join();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(order, "the account failed: the gateway says no (gateway request req-7)");
    }

    @Test
    void failsWithTheReasonWhenTheOrderIsRejected() {
        CompletableFuture<Run> waiting = placeAndWait("60s");
        Platform.write(LIFECYCLE, subscription, rejected(Platform.unique("another"), "not this one"));
        Platform.write(LIFECYCLE, subscription, rejected(order, "unknown plan"));

        Run run = waiting.join();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("the order was rejected: unknown plan");
    }

    @Test
    void failsWhenTimeRunsOut() {
        Run run = place("--wait", "--timeout", "300ms");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "is not carried out after 300 ms",
                        "is provisioning running?",
                        "stowage account show " + subscription);
    }

    @Test
    void anOrderSentAgainIsSeenToBeCarriedOutAlready() {
        Platform.write(ACCOUNTS, subscription, Accounts.failed(subscription, order));
        Platform.write(ACCOUNTS, subscription, Accounts.active(subscription, order));

        assertThat(place("--wait").status()).isZero();
    }

    @Test
    void anEarlierRejectionOfTheSameOrderIsNotItsAnswerNow() {
        Platform.write(LIFECYCLE, subscription, rejected(order, "unknown plan"));
        CompletableFuture<Run> waiting = placeAndWait("60s");
        Platform.write(ACCOUNTS, subscription, Accounts.active(subscription, order));

        assertThat(waiting.join().status()).isZero();
    }

    private CompletableFuture<Run> placeAndWait(String timeout) {
        CompletableFuture<Run> waiting =
                CompletableFuture.supplyAsync(() -> place("--wait", "--timeout", timeout), command);
        Awaitility.await().until(() -> orders().contains(order) || waiting.isDone());
        return waiting;
    }

    private Run place(String... options) {
        String[] words = {
            "order",
            "place",
            "--subscription",
            subscription,
            "--event-id",
            order,
            "--plan",
            "basic",
            "--email",
            "ada@example.com",
            "--name",
            "Ada L"
        };
        return Run.on(
                directory, Stream.concat(Stream.of(words), Stream.of(options)).toArray(String[]::new));
    }

    private String orders() {
        return Run.on(directory, "topic", "read", "stowage.orders", "--key", subscription)
                .out();
    }

    private LifecycleEvent rejected(String orderEventId, String reason) {
        return LifecycleEvent.newBuilder()
                .setEventId(Platform.unique("event"))
                .setSubscriptionId(subscription)
                .setKind(LifecycleKind.REJECTED)
                .setOccurredAt(Instant.parse("2026-03-01T10:00:00Z"))
                .setOrderEventId(orderEventId)
                .setReason(reason)
                .build();
    }
}
