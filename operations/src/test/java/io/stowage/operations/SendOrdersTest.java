package io.stowage.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendOrdersTest {

    @TempDir
    Path directory;

    private final String subscription = Platform.unique("sub");

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
        assertThat(run.out()).contains("\"sent\" : 3", "\"refused\" : [ ]");
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
        assertThat(run.out().lines()).containsExactly("Sent:          2", "Refused:       2", "Refused lines: 2, 4");
        assertThat(run.err().lines())
                .contains(
                        "orders.jsonl:2: field 'eventId' is missing",
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

        assertThat(send(lines).out()).contains("Sent:          1203", "Refused:       0");
        assertThat(Run.on(directory, "topic", "read", "stowage.orders", "--key", subscription + "-7")
                        .out())
                .containsSubsequence("\"sequence\":7,", "\"sequence\":608,")
                .contains(subscription + "-608");
    }

    @Test
    void sendsNothingOfNothing() {
        assertThat(send("").out()).contains("Sent:          0");
    }

    @Test
    void saysWhatIsWrongBeforeItConnects() {
        assertThat(Run.run(directory, Map.of(), "", "order", "send", "-f", "missing.jsonl")
                        .err())
                .isEqualTo("there is no file missing.jsonl" + System.lineSeparator());
        assertThat(Run.run(directory, Map.of(), "", "order", "send").err()).contains("--file=FILE");
    }

    private Run send(String input, String... options) {
        Platform.start();
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
        return Run.on(directory, "topic", "read", "stowage.orders", "--key", subscription)
                .out();
    }
}
