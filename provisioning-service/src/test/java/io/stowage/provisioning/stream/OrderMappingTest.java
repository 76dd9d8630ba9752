package io.stowage.provisioning.stream;

import static io.stowage.provisioning.Examples.JANE;
import static io.stowage.provisioning.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import io.stowage.contracts.OrderTerminated;
import io.stowage.contracts.RateLimits;
import io.stowage.gateway.Operation;
import io.stowage.gateway.OperationLimits;
import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Order;
import io.stowage.provisioning.order.OrderVersion;
import io.stowage.provisioning.order.Where;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderMappingTest {

    private static final long TEN_YEARS = Duration.ofDays(3650).toSeconds();

    @ParameterizedTest
    @MethodSource
    void everyKindIsUnderstood(OrderEvent event, Change change) {
        assertThat(OrderMapping.order("sub-1", event).change()).isEqualTo(change);
    }

    static Stream<Arguments> everyKindIsUnderstood() {
        BigDecimal rate = new BigDecimal("3.500000");
        return Stream.of(
                arguments(
                        event(OrderKind.PLACED)
                                .setPlaced(OrderPlaced.newBuilder()
                                        .setPlanId("plain")
                                        .setCustomer(CustomerMapping.contract(JANE))
                                        .setProductName("Backup space")
                                        .setGatewayId("west")
                                        .build())
                                .build(),
                        new Change.Placed("plain", JANE, Optional.of("Backup space"), Where.at("west"))),
                arguments(
                        event(OrderKind.PLAN_CHANGED)
                                .setPlanChanged(new OrderPlanChanged("bigger"))
                                .build(),
                        new Change.PlanChanged("bigger")),
                arguments(event(OrderKind.SUSPENDED).build(), new Change.Suspended()),
                arguments(event(OrderKind.RESUMED).build(), new Change.Resumed()),
                arguments(event(OrderKind.KEYS_ROTATED).build(), new Change.KeysRotated(Duration.ZERO)),
                arguments(
                        event(OrderKind.KEYS_ROTATED)
                                .setKeysRotated(new OrderKeysRotated(3600L))
                                .build(),
                        new Change.KeysRotated(Duration.ofHours(1))),
                arguments(
                        event(OrderKind.KEYS_ROTATED)
                                .setKeysRotated(new OrderKeysRotated(TEN_YEARS))
                                .build(),
                        new Change.KeysRotated(Duration.ofDays(3650))),
                arguments(
                        event(OrderKind.KEY_REVOKED)
                                .setKeyRevoked(new OrderKeyRevoked("K1"))
                                .build(),
                        new Change.KeyRevoked("K1")),
                arguments(
                        event(OrderKind.ACCOUNT_ADDED)
                                .setAccountAdded(new OrderAccountAdded("Back_up-1.a"))
                                .build(),
                        new Change.AccountAdded("Back_up-1.a")),
                arguments(
                        event(OrderKind.ACCOUNT_REMOVED)
                                .setAccountRemoved(new OrderAccountRemoved("backup"))
                                .build(),
                        new Change.AccountRemoved("backup")),
                arguments(
                        event(OrderKind.CONTACT_CHANGED)
                                .setContactChanged(new OrderContactChanged(CustomerMapping.contract(JANE)))
                                .build(),
                        new Change.ContactChanged(JANE)),
                arguments(
                        event(OrderKind.LIMITS_OVERRIDDEN)
                                .setLimitsOverridden(LimitsOverride.newBuilder()
                                        .setUserLimits(RateLimits.newBuilder()
                                                .setGetOps(rate)
                                                .build())
                                        .setQuotaBytes(0L)
                                        .build())
                                .build(),
                        new Change.LimitsOverridden(new io.stowage.provisioning.order.LimitsOverride(
                                Optional.of(new io.stowage.gateway.RateLimits(
                                        new OperationLimits(Map.of(Operation.GET, rate)), Optional.empty())),
                                Map.of(),
                                OptionalLong.of(0)))),
                arguments(event(OrderKind.TERMINATED).build(), new Change.Terminated(false, Optional.empty())),
                arguments(
                        event(OrderKind.TERMINATED)
                                .setTerminated(OrderTerminated.newBuilder()
                                        .setKeepData(true)
                                        .setGraceSeconds(0L)
                                        .build())
                                .build(),
                        new Change.Terminated(true, Optional.of(Duration.ZERO))));
    }

    @Test
    void versionIsTheSequenceWhereThereIsOneAndTheTime() {
        Order counted = OrderMapping.order(
                "sub-1", event(OrderKind.SUSPENDED).setSequence(7L).build());
        Order uncounted = OrderMapping.order("sub-1", event(OrderKind.SUSPENDED).build());

        assertThat(counted.version()).isEqualTo(new OrderVersion("order-1", OptionalLong.of(7), NOW));
        assertThat(uncounted.version()).isEqualTo(new OrderVersion("order-1", OptionalLong.empty(), NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-b_c.9", "1234567890123456789012345678901234567890123456789012345678901234"})
    void subscriptionIdsOfTheContractAreTaken(String id) {
        OrderEvent event = event(OrderKind.SUSPENDED).setSubscriptionId(id).build();

        assertThat(OrderMapping.order(id, event).subscriptionId()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "sub 1",
                "sub/1",
                "sub+1",
                "sub@1",
                "süb",
                "sub-1\n",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void otherSubscriptionIdsAreMalformed(String id) {
        malformed(id, event(OrderKind.SUSPENDED).setSubscriptionId(id).build(), "a subscription id is 1 to 64");
    }

    @Test
    void keyOfAnotherSubscriptionIsMalformed() {
        malformed("sub-2", event(OrderKind.SUSPENDED).build(), "'sub-2' is not the subscription 'sub-1'");
    }

    @Test
    void blankEventIdIsMalformed() {
        malformed("sub-1", event(OrderKind.SUSPENDED).setEventId(" ").build(), "event id is blank");
    }

    @Test
    void kindOfANewerContractIsMalformed() {
        malformed("sub-1", event(OrderKind.UNKNOWN).build(), "newer than this service");
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderKind.class,
            names = {
                "PLACED",
                "PLAN_CHANGED",
                "KEY_REVOKED",
                "CONTACT_CHANGED",
                "LIMITS_OVERRIDDEN",
                "ACCOUNT_ADDED",
                "ACCOUNT_REMOVED"
            })
    void kindThatNeedsADetailIsMalformedWithoutIt(OrderKind kind) {
        malformed("sub-1", event(kind).build(), "an order of kind " + kind + " needs '");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "käse", "a/b", "a&b"})
    void otherAccountNamesAreMalformed(String name) {
        OrderEvent added = event(OrderKind.ACCOUNT_ADDED)
                .setAccountAdded(new OrderAccountAdded(name))
                .build();
        malformed("sub-1", added, "an account name is 1 to 64 of A-Z a-z 0-9 . _ -, not '" + name + "'");
    }

    /** The last would not even fit on the wire once it is added to a time. */
    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 3650L * 24 * 3600 + 1, Long.MAX_VALUE})
    void timesThatNobodyCanMeanAreMalformed(long seconds) {
        malformed(
                "sub-1",
                event(OrderKind.KEYS_ROTATED)
                        .setKeysRotated(new OrderKeysRotated(seconds))
                        .build(),
                "overlapSeconds");
        malformed(
                "sub-1",
                event(OrderKind.TERMINATED)
                        .setTerminated(OrderTerminated.newBuilder()
                                .setGraceSeconds(seconds)
                                .build())
                        .build(),
                "graceSeconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.000000"})
    void ratesThatAreNoRatesAreMalformed(String rate) {
        RateLimits limits =
                RateLimits.newBuilder().setPutOps(new BigDecimal(rate)).build();

        malformed("sub-1", overriding(LimitsOverride.newBuilder().setUserLimits(limits)), "must be positive");
        malformed(
                "sub-1",
                overriding(LimitsOverride.newBuilder().setBucketLimits(Map.of("photos", limits))),
                "must be positive");
    }

    @Test
    void negativeQuotaIsMalformed() {
        malformed("sub-1", overriding(LimitsOverride.newBuilder().setQuotaBytes(-1L)), "quotaBytes is negative");
    }

    private static OrderEvent overriding(LimitsOverride.Builder limits) {
        return event(OrderKind.LIMITS_OVERRIDDEN)
                .setLimitsOverridden(limits.build())
                .build();
    }

    private static OrderEvent.Builder event(OrderKind kind) {
        return OrderEvent.newBuilder()
                .setEventId("order-1")
                .setSubscriptionId("sub-1")
                .setKind(kind)
                .setOccurredAt(NOW);
    }

    private static void malformed(String key, OrderEvent event, String reason) {
        assertThatExceptionOfType(MalformedOrder.class)
                .isThrownBy(() -> OrderMapping.order(key, event))
                .withMessageContaining(reason);
    }
}
