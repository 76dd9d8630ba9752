package io.stowage.operations;

import io.stowage.contracts.AccountFailure;
import io.stowage.contracts.AccountHold;
import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.Customer;
import io.stowage.contracts.IssuedKey;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderVersion;
import io.stowage.contracts.PendingOrder;
import io.stowage.contracts.WantedAccount;
import io.stowage.contracts.WantedService;
import java.time.Instant;
import java.util.List;

/** Accounts as provisioning leaves them. */
public final class Accounts {

    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

    private Accounts() {}

    /** As the order wants it. */
    public static AccountState active(String subscriptionId, String orderEventId) {
        return account(subscriptionId, orderEventId)
                .setStatus(AccountStatus.ACTIVE)
                .setGatewayUserId("00000000000000a1")
                .setAccessKeys(List.of(new IssuedKey("AK-" + subscriptionId, null, 1, TIME, orderEventId, false)))
                .build();
    }

    /** The order is taken up and not yet carried out. */
    public static AccountState pending(String subscriptionId, String orderEventId) {
        return account(subscriptionId, orderEventId)
                .setStatus(AccountStatus.PENDING)
                .setPendingOrders(List.of(new PendingOrder(orderEventId, OrderKind.PLACED)))
                .build();
    }

    /** No gateway has room. */
    public static AccountState held(String subscriptionId, String orderEventId) {
        return account(subscriptionId, orderEventId)
                .setStatus(AccountStatus.HELD)
                .setGatewayId("")
                .setGatewayUserName("")
                .setPendingOrders(List.of(new PendingOrder(orderEventId, OrderKind.PLACED)))
                .setHold(AccountHold.newBuilder()
                        .setReason("gateway 'west' is full")
                        .setRegion("eu-west-1")
                        .setOrder(new OrderVersion(orderEventId, null, TIME))
                        .setCustomer(new Customer(null, "Ada", "ada@example.com", "en"))
                        .build())
                .build();
    }

    /** The gateway refused the order. */
    public static AccountState failed(String subscriptionId, String orderEventId) {
        return account(subscriptionId, orderEventId)
                .setStatus(AccountStatus.FAILED)
                .setPendingOrders(List.of(new PendingOrder(orderEventId, OrderKind.PLACED)))
                .setFailure(new AccountFailure("rejected-by-gateway", "the gateway says no", "req-7", 3, TIME, TIME))
                .build();
    }

    private static AccountState.Builder account(String subscriptionId, String orderEventId) {
        return AccountState.newBuilder()
                .setSubscriptionId(subscriptionId)
                .setWanted(WantedAccount.newBuilder()
                        .setService(WantedService.ACTIVE)
                        .setPlanId("basic")
                        .setCustomer(new Customer(null, "Ada", "ada@example.com", "en"))
                        .build())
                .setGatewayId("gateway-1")
                .setGatewayUserName(subscriptionId + "@stowage.invalid")
                .setLastOrder(new OrderVersion(orderEventId, null, TIME))
                .setRecentOrders(List.of(orderEventId))
                .setCreatedAt(TIME)
                .setUpdatedAt(TIME);
    }
}
