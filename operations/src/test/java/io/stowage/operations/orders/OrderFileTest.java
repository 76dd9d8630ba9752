package io.stowage.operations.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.contracts.Customer;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderPlaced;
import io.stowage.operations.input.Document;
import io.stowage.operations.output.ContractJson;
import io.stowage.operations.output.OperationFailed;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFileTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final OrderEvent WHOLE = OrderEvent.newBuilder()
            .setEventId("order-1")
            .setSubscriptionId("sub-1")
            .setKind(OrderKind.PLACED)
            .setSequence(7L)
            .setOccurredAt(Instant.parse("2026-02-28T23:59:59.123456Z"))
            .setPlaced(new OrderPlaced(
                    "basic",
                    new Customer("c-1", "Ada Lovelace", "ada@example.com", "en-GB"),
                    "Space",
                    "gateway-1",
                    "eu-west-1"))
            .build();

    @Test
    void readsAnOrderAsItIsPrinted() {
        assertThat(read(ContractJson.of(WHOLE).toString())).isEqualTo(WHOLE);
    }

    @Test
    void fillsInWhatBillingNeedNotSay() {
        OrderEvent order = read("""
                subscriptionId: sub-1
                placed:
                  planId: basic
                  customer: {name: Ada, email: ada@example.com}
                """);

        assertThat(order)
                .isEqualTo(OrderEvent.newBuilder()
                        .setEventId("new-id")
                        .setSubscriptionId("sub-1")
                        .setKind(OrderKind.PLACED)
                        .setOccurredAt(NOW)
                        .setPlaced(new OrderPlaced(
                                "basic", new Customer(null, "Ada", "ada@example.com", "en"), null, null, null))
                        .build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            subscriptionId: sub 1                     | 1 | 'sub 1' is no subscription id
            subscriptionID: sub-1                     | 1 | there is no field 'subscriptionID' here
            kind: TERMINATED                          | 1 | an order that is placed is of kind PLACED, not TERMINATED
            terminated: {}                            | 1 | there is no field 'terminated' here
            sequence: latest                          | 1 | 'latest' is no sequence
            occurredAt: today                         | 1 | 'today' is no time
            """)
    void refusesAWrongField(String field, int line, String reason) {
        assertThatExceptionOfType(OperationFailed.class)
                .isThrownBy(
                        () -> read(field + "\nplaced: {planId: basic, customer: {name: A, email: a@example.com}}\n"))
                .withMessageContaining("order.yaml:%d: %s", line, reason)
                .withMessageEndingWith("no order was sent");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {customer: {name: A, email: a@example.com}}                           | field 'planId' is missing
            {planId: basic}                                                       | field 'customer' is missing
            {planId: basic, customer: {email: a@example.com}}                     | field 'name' is missing
            {planId: basic, customer: {name: A}}                                  | field 'email' is missing
            {planId: basic, customer: {name: A, email: nobody}}                   | 'nobody' is no e-mail address
            {planId: basic, customer: {name: A, email: a@example.com, lang: de}}  | there is no field 'lang' here
            {planId: basic, customer: {name: A, email: a@example.com}, sku: 1}    | there is no field 'sku' here
            """)
    void refusesWrongDetails(String placed, String reason) {
        assertThatExceptionOfType(OperationFailed.class)
                .isThrownBy(() -> read("subscriptionId: sub-1\nplaced: " + placed + "\n"))
                .withMessageContaining("order.yaml:2: %s", reason);
    }

    private static OrderEvent read(String content) {
        return OrderFile.readPlaced(new Document("order.yaml", content), "new-id", NOW);
    }
}
