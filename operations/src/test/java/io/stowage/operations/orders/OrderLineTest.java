package io.stowage.operations.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.Customer;
import io.stowage.contracts.LimitsOverride;
import io.stowage.contracts.OrderAccountAdded;
import io.stowage.contracts.OrderAccountRemoved;
import io.stowage.contracts.OrderContactChanged;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKeyRevoked;
import io.stowage.contracts.OrderKeysRotated;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderPlaced;
import io.stowage.contracts.OrderPlanChanged;
import io.stowage.contracts.OrderSuspended;
import io.stowage.contracts.OrderTerminated;
import io.stowage.contracts.RateLimits;
import io.stowage.operations.input.Document;
import io.stowage.operations.input.Problem;
import io.stowage.operations.input.Problems;
import io.stowage.operations.output.ContractJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderLineTest {

    private static final Customer ADA = new Customer("c-1", "Ada \"the\" Lovelace 🚢", "ada@example.com", "en-GB");

    static Stream<OrderEvent> orders() {
        RateLimits rates = new RateLimits(rate("100"), rate("0.5"), null, null, null, rate("20000"));
        return Stream.of(
                order(OrderKind.PLACED)
                        .setPlaced(new OrderPlaced("basic", ADA, "Space", "g-1", "eu-west-1"))
                        .build(),
                order(OrderKind.PLAN_CHANGED)
                        .setPlanChanged(new OrderPlanChanged("pro"))
                        .build(),
                order(OrderKind.SUSPENDED).build(),
                order(OrderKind.SUSPENDED)
                        .setSuspended(new OrderSuspended("unpaid"))
                        .build(),
                order(OrderKind.RESUMED).setSequence(null).build(),
                order(OrderKind.KEYS_ROTATED).build(),
                order(OrderKind.KEYS_ROTATED)
                        .setKeysRotated(new OrderKeysRotated(86_400L))
                        .build(),
                order(OrderKind.KEY_REVOKED)
                        .setKeyRevoked(new OrderKeyRevoked("AK1"))
                        .build(),
                order(OrderKind.ACCOUNT_ADDED)
                        .setAccountAdded(new OrderAccountAdded("backup"))
                        .build(),
                order(OrderKind.ACCOUNT_REMOVED)
                        .setAccountRemoved(new OrderAccountRemoved("backup"))
                        .build(),
                order(OrderKind.CONTACT_CHANGED)
                        .setContactChanged(new OrderContactChanged(ADA))
                        .build(),
                order(OrderKind.LIMITS_OVERRIDDEN)
                        .setLimitsOverridden(new LimitsOverride(rates, Map.of("photos", rates), 0L))
                        .build(),
                order(OrderKind.LIMITS_OVERRIDDEN)
                        .setLimitsOverridden(new LimitsOverride(null, Map.of(), null))
                        .build(),
                order(OrderKind.TERMINATED).build(),
                order(OrderKind.TERMINATED)
                        .setTerminated(new OrderTerminated(true, null))
                        .build(),
                order(OrderKind.TERMINATED)
                        .setTerminated(new OrderTerminated(false, 0L))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsEveryKindAsItIsPrinted(OrderEvent order) {
        assertThat(read(ContractJson.of(order).toString())).contains(order);
    }

    @ParameterizedTest
    @EnumSource(value = OrderKind.class, mode = Mode.EXCLUDE, names = "UNKNOWN")
    void noKindIsForgottenAbove(OrderKind kind) {
        assertThat(orders()).extracting(OrderEvent::getKind).contains(kind);
    }

    @Test
    void readsJsonAsOtherWritersEscapeIt() {
        assertThat(read("""
                        {"kind":\t"SUSPENDED",  "eventId": "a\\u0062\\/c \\ud83d\\udea2", "subscriptionId": "sub-1", \
                        "occurredAt": "2026-01-31T13:00:00+01:00", "suspended": {"reason": null}, "sequence": null}\r""")).hasValueSatisfying(order -> {
            assertThat(order.getEventId()).isEqualTo("ab/c 🚢");
            assertThat(order.getOccurredAt()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            not JSON                                              | fields ('name: value') are expected here
            [1, 2]                                                | fields ('name: value') are expected here
            {'kind': 'RESUMED'                                    | it is neither YAML nor JSON from here
            {'kind': 'RESUMED'} {'kind': 'RESUMED'}               | it is neither YAML nor JSON from here
            {'eventId': 'e'}                                      | field 'kind' is missing
            {'kind': 'CANCELLED'}                                 | 'CANCELLED' is no kind of order
            {'kind': 'UNKNOWN'}                                   | 'UNKNOWN' is no kind of order
            {'kind': 'RESUMED', 'kind': 'SUSPENDED'}              | field 'kind' stands here twice
            {'kind': 'RESUMED'}                                   | field 'subscriptionId' is missing
            {'kind': 'RESUMED'}                                   | field 'occurredAt' is missing
            {'kind': 'RESUMED', 'occurredAt': 1769860800}         | '1769860800' is no time
            {'kind': 'RESUMED', 'resumed': {}}                    | there is no field 'resumed' here
            {'kind': 'RESUMED', 'terminated': {}}                 | there is no field 'terminated' here
            {'kind': 'PLACED'}                                    | field 'placed' is missing
            {'kind': 'PLACED', 'placed': {'planId': 'basic'}}     | field 'customer' is missing
            {'kind': 'PLAN_CHANGED'}                              | field 'planChanged' is missing
            {'kind': 'PLAN_CHANGED', 'planChanged': {}}           | field 'planId' is missing
            {'kind': 'PLAN_CHANGED', 'planChanged': 'pro'}        | fields ('name: value') are expected here
            {'kind': 'SUSPENDED', 'suspended': {'why': 'x'}}      | there is no field 'why' here
            {'kind': 'KEYS_ROTATED', 'keysRotated': {'overlapSeconds': -1}}   | '-1' is no number of seconds
            {'kind': 'KEYS_ROTATED', 'keysRotated': {'overlapSeconds': 9223372036854775807}} | is longer than 36500 days
            {'kind': 'KEY_REVOKED', 'keyRevoked': {}}             | field 'accessKeyId' is missing
            {'kind': 'ACCOUNT_ADDED', 'accountAdded': {}}         | field 'name' is missing
            {'kind': 'ACCOUNT_REMOVED'}                           | field 'accountRemoved' is missing
            {'kind': 'CONTACT_CHANGED', 'contactChanged': {}}     | field 'customer' is missing
            {'kind': 'CONTACT_CHANGED', 'contactChanged': {'customer': {'name': 'A', 'email': 'a'}}} | 'a' is no e-mail address
            {'kind': 'LIMITS_OVERRIDDEN'}                         | field 'limitsOverridden' is missing
            {'kind': 'LIMITS_OVERRIDDEN', 'limitsOverridden': {'userLimits': {'getOps': 0}}}           | a rate must be more than zero
            {'kind': 'LIMITS_OVERRIDDEN', 'limitsOverridden': {'bucketLimits': {'buc': {'getOps': -1}}}} | a rate must be more than zero
            {'kind': 'LIMITS_OVERRIDDEN', 'limitsOverridden': {'bucketLimits': {'buc': {'get': 1}}}}     | there is no field 'get' here
            {'kind': 'LIMITS_OVERRIDDEN', 'limitsOverridden': {'bucketLimits': {'a/b': {'getOps': 1}}}} | 'a/b' is no bucket name
            {'kind': 'LIMITS_OVERRIDDEN', 'limitsOverridden': {'quotaBytes': '1GB'}} | '1GB' is no number of bytes
            {'kind': 'TERMINATED', 'terminated': {'keepData': 'yes'}}    | 'yes' is neither true nor false
            {'kind': 'TERMINATED', 'terminated': {'graceSeconds': 1.5}}  | '1.5' is no number of seconds
            """)
    void refusesAWrongLineAndNamesItsNumber(String line, String reason) {
        Problems problems = new Problems("orders.jsonl", 17);

        assertThat(OrderFile.readAny(new Document("line 17", line.replace('\'', '"')), problems))
                .isEmpty();
        assertThat(problems.found())
                .extracting(Problem::toString)
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("orders.jsonl:17: ").contains(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"kind\": "})
    void refusesALineThatIsNestedWithoutEnd(String level) {
        Problems problems = new Problems("orders.jsonl", 17);

        assertThat(OrderFile.readAny(new Document("line 17", level.repeat(100_000)), problems))
                .isEmpty();
        assertThat(problems.found())
                .extracting(Problem::toString)
                .containsExactly("orders.jsonl:17: brackets or fields are nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"kind": "RESUMED", "subscriptionId": "sub-1", "occurredAt": "2026-01-31T12:00:00Z"}""", """
                {"occurredAt":"2026-01-31T13:00:00.000+01:00",  "subscriptionId":"sub-1","kind":"RESUMED","eventId":null}"""})
    void contentGivesAnIdHoweverItIsSpelt(String line) {
        // Written down: with another id, files that were sent before would be new orders.
        assertThat(read(line).orElseThrow().getEventId()).isEqualTo("content-f45a0cbf3ff6e7545159ed416d34b5cc");
    }

    @Test
    void contentsThatDifferAreDifferentOrders() {
        assertThat(Stream.of(
                                "'subscriptionId': 'sub-1', 'occurredAt': '2026-01-31T12:00:00Z'",
                                "'subscriptionId': 'sub-2', 'occurredAt': '2026-01-31T12:00:00Z'",
                                "'subscriptionId': 'sub-1', 'occurredAt': '2026-01-31T12:00:00.000001Z'",
                                "'subscriptionId': 'sub-1', 'occurredAt': '2026-01-31T12:00:00Z', 'sequence': 1",
                                "'subscriptionId': 'sub-1', 'occurredAt': '2026-01-31T12:00:00Z',"
                                        + " 'suspended': {'reason': 'unpaid'}")
                        .map(content -> read(("{'kind': 'SUSPENDED', " + content + "}").replace('\'', '"')))
                        .map(order -> order.orElseThrow().getEventId())
                        .distinct())
                .hasSize(5);
    }

    @Test
    void theOrderOfBucketsIsNoContent() {
        String line = """
                {"kind": "LIMITS_OVERRIDDEN", "subscriptionId": "sub-1", "occurredAt": "2026-01-31T12:00:00Z", \
                "limitsOverridden": {"bucketLimits": {%s}}}""";

        assertThat(read(line.formatted("\"photos\": {\"getOps\": 1}, \"logs\": {}"))
                        .orElseThrow()
                        .getEventId())
                .isEqualTo(read(line.formatted("\"logs\": {}, \"photos\": {\"getOps\": 1.0}"))
                        .orElseThrow()
                        .getEventId());
    }

    private static Optional<OrderEvent> read(String line) {
        Problems problems = new Problems("orders.jsonl", 17);
        Optional<OrderEvent> order = OrderFile.readAny(new Document("line 17", line), problems);
        assertThat(problems.found()).isEqualTo(List.of());
        return order;
    }

    private static BigDecimal rate(String text) {
        return new BigDecimal(text).setScale(6);
    }

    private static OrderEvent.Builder order(OrderKind kind) {
        return OrderEvent.newBuilder()
                .setEventId("order-1")
                .setSubscriptionId("sub-1")
                .setKind(kind)
                .setSequence(7L)
                .setOccurredAt(Instant.parse("2026-02-28T23:59:59.123456Z"));
    }
}
