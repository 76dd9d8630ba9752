package io.stowage.operations.accounts;

import io.stowage.contracts.AccountFailure;
import io.stowage.contracts.AccountHold;
import io.stowage.contracts.AccountState;
import io.stowage.contracts.LimitsOverride;
import io.stowage.operations.input.Rates;
import io.stowage.operations.input.Size;
import io.stowage.operations.output.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accounts as people see them. */
public final class AccountView {

    /** One account. */
    public static final Columns<AccountState> DETAILS = new Columns<AccountState>()
            .add("Subscription", AccountState::getSubscriptionId)
            .add("Status", AccountView::status, AccountView::colour)
            .add("Held because", account -> hold(account, AccountHold::getReason))
            .add("Ordered for", AccountView::orderedFor)
            .add("Failure", account -> failure(account, AccountFailure::getReason))
            .add("Kind of failure", account -> failure(account, AccountFailure::getReasonClass))
            .add("Gateway request", account -> failure(account, AccountFailure::getGatewayRequestId))
            .add("Attempts", account -> failure(account, AccountFailure::getAttempts))
            .add("Next attempt", account -> text(account.getNextAttemptAt()))
            .add("Wanted", account -> account.getWanted().getService().toString())
            .add("Plan", account -> account.getWanted().getPlanId())
            .add("Own limits", AccountView::limits)
            .add("Product", account -> text(account.getWanted().getProductName()))
            .add(
                    "Customer",
                    account -> "%s <%s>"
                            .formatted(
                                    account.getWanted().getCustomer().getName(),
                                    account.getWanted().getCustomer().getEmail()))
            .add("Purge", account -> text(account.getWanted().getPurgeAt()))
            .add("Gateway", AccountState::getGatewayId)
            .add("Gateway user", AccountState::getGatewayUserName)
            .add("Gateway user id", account -> text(account.getGatewayUserId()))
            .add("Access keys", AccountView::keys)
            .add("Default bucket", account -> text(account.getDefaultBucket()))
            .add("Pending orders", AccountView::pending)
            .add("Last order", account -> account.getLastOrder().getEventId())
            .add("Created", account -> account.getCreatedAt().toString())
            .add("Updated", account -> account.getUpdatedAt().toString());

    /** Many accounts. */
    static final Columns<AccountState> TABLE = new Columns<AccountState>()
            .add("SUBSCRIPTION", AccountState::getSubscriptionId)
            .add("STATUS", AccountView::status, AccountView::colour)
            .add("PLAN", account -> account.getWanted().getPlanId())
            .add("GATEWAY", AccountState::getGatewayId)
            .add("USER", AccountState::getGatewayUserName)
            .add("KEYS", account -> Integer.toString(account.getAccessKeys().size()))
            .add("UPDATED", account -> account.getUpdatedAt().toString())
            .add("FAILURE", account -> failure(account, AccountFailure::getReason))
            .add("HELD BECAUSE", account -> hold(account, AccountHold::getReason));

    private AccountView() {}

    private static String status(AccountState account) {
        return account.getStatus().toString();
    }

    private static String colour(String status) {
        return switch (status) {
            case "ACTIVE" -> "green";
            case "FAILED" -> "bold,red";
            case "HELD", "PENDING", "SUSPENDED", "TERMINATING" -> "yellow";
            case String other -> "";
        };
    }

    private static String failure(AccountState account, Function<AccountFailure, @Nullable Object> part) {
        return account.getFailure() == null ? "" : text(part.apply(account.getFailure()));
    }

    private static String hold(AccountState account, Function<AccountHold, @Nullable Object> part) {
        return account.getHold() == null ? "" : text(part.apply(account.getHold()));
    }

    /** What a held order asked for. */
    private static String orderedFor(AccountState account) {
        String gateway = hold(account, AccountHold::getGatewayId);
        String region = hold(account, AccountHold::getRegion);
        return Stream.of(gateway.isEmpty() ? "" : "gateway " + gateway, region.isEmpty() ? "" : "region " + region)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** What differs from the plan. */
    private static String limits(AccountState account) {
        LimitsOverride override = account.getWanted().getLimitsOverride();
        if (override == null) {
            return "";
        }
        List<String> limits = new ArrayList<>();
        if (override.getUserLimits() != null) {
            limits.add("user: " + Rates.format(override.getUserLimits()));
        }
        new TreeMap<>(override.getBucketLimits())
                .forEach((bucket, rates) -> limits.add("bucket %s: %s".formatted(bucket, Rates.format(rates))));
        Long quota = override.getQuotaBytes();
        if (quota != null) {
            limits.add("quota: " + (quota == 0 ? "unlimited" : Size.format(quota)));
        }
        return String.join("; ", limits);
    }

    private static String keys(AccountState account) {
        return list(
                account.getAccessKeys(),
                key -> key.getAccessKeyId()
                        + (key.getAccountName() == null ? "" : " of " + key.getAccountName())
                        + (key.getToRevoke() ? " (to be revoked)" : ""));
    }

    private static String pending(AccountState account) {
        return list(account.getPendingOrders(), order -> "%s (%s)".formatted(order.getEventId(), order.getKind()));
    }

    private static <T> String list(List<T> things, Function<T, String> text) {
        return things.stream().map(text).collect(Collectors.joining(", "));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
