package io.stowage.provisioning.stream;

import io.stowage.contracts.AccountFailure;
import io.stowage.contracts.AccountInside;
import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.PendingOrder;
import io.stowage.contracts.WantedAccount;
import io.stowage.contracts.WantedService;
import io.stowage.gateway.UserId;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.AtGateway;
import io.stowage.provisioning.account.AtGateway.IssuedKey;
import io.stowage.provisioning.account.Failure;
import io.stowage.provisioning.account.OrderHistory;
import io.stowage.provisioning.account.OrderHistory.Pending;
import io.stowage.provisioning.account.Wanted;
import io.stowage.provisioning.account.Wanted.Service;
import io.stowage.provisioning.account.Wanted.WantedKeys;
import io.stowage.provisioning.order.OrderKind;
import io.stowage.provisioning.order.OrderVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Accounts from and to the contract. Nothing is lost on the way there and back. */
final class AccountMapping {

    private AccountMapping() {}

    static Account account(AccountState state) {
        return new Account(
                state.getSubscriptionId(),
                wanted(state.getWanted()),
                atGateway(state),
                history(state),
                Optional.ofNullable(state.getFailure()).map(AccountMapping::failure),
                Optional.ofNullable(state.getHold()).map(hold -> HoldMapping.hold(state.getSubscriptionId(), hold)),
                Optional.ofNullable(state.getNextAttemptAt()),
                state.getCreatedAt());
    }

    /** @param now when the state is written */
    static AccountState contract(Account account, Instant now) {
        AtGateway atGateway = account.atGateway();
        return AccountState.newBuilder()
                .setSubscriptionId(account.subscriptionId())
                .setStatus(AccountStatus.valueOf(account.status().name()))
                .setWanted(contract(account.wanted()))
                .setGatewayId(atGateway.gatewayId())
                .setGatewayUserName(atGateway.userName())
                .setGatewayUserId(atGateway.userId().map(UserId::value).orElse(null))
                .setAccessKeys(
                        atGateway.keys().stream().map(AccountMapping::contract).toList())
                .setAccounts(List.copyOf(atGateway.accounts()))
                .setDefaultBucket(atGateway.defaultBucket().orElse(null))
                .setPolicyDigest(atGateway.policyDigest().orElse(null))
                .setLastOrder(contract(account.orders().last()))
                .setRecentOrders(account.orders().recent())
                .setPendingOrders(account.orders().pending().stream()
                        .map(AccountMapping::contract)
                        .toList())
                .setNextAttemptAt(account.nextAttemptAt().orElse(null))
                .setFailure(account.failure().map(AccountMapping::contract).orElse(null))
                .setHold(account.hold().map(HoldMapping::contract).orElse(null))
                .setCreatedAt(account.createdAt())
                .setUpdatedAt(now)
                .build();
    }

    private static Wanted wanted(WantedAccount wanted) {
        return new Wanted(
                service(wanted.getService()),
                wanted.getPlanId(),
                CustomerMapping.customer(wanted.getCustomer()),
                Optional.ofNullable(wanted.getProductName()),
                Optional.ofNullable(wanted.getDefaultBucket()),
                new WantedKeys(
                        wanted.getAccessKeys(),
                        wanted.getKeyGeneration(),
                        Optional.ofNullable(wanted.getOldKeysUntil())),
                wanted.getAccounts().stream()
                        .collect(Collectors.toMap(
                                AccountInside::getName, AccountInside::getAccessKeys, Math::max, TreeMap::new)),
                Optional.ofNullable(wanted.getLimitsOverride()).map(LimitsMapping::override),
                end(wanted));
    }

    private static Service service(WantedService service) {
        return switch (service) {
            case ACTIVE -> Service.ACTIVE;
            case SUSPENDED -> Service.SUSPENDED;
            case TERMINATED -> Service.TERMINATED;
            case UNKNOWN -> throw new IllegalStateException("the account was written by a newer service");
        };
    }

    private static Optional<Wanted.End> end(WantedAccount wanted) {
        if (wanted.getService() != WantedService.TERMINATED) {
            return Optional.empty();
        }
        Instant purgeAt = wanted.getPurgeAt();
        return Optional.of(purgeAt == null ? new Wanted.Keep() : new Wanted.PurgeAt(purgeAt));
    }

    private static WantedAccount contract(Wanted wanted) {
        return WantedAccount.newBuilder()
                .setService(WantedService.valueOf(wanted.service().name()))
                .setPlanId(wanted.planId())
                .setCustomer(CustomerMapping.contract(wanted.customer()))
                .setProductName(wanted.productName().orElse(null))
                .setDefaultBucket(wanted.defaultBucket().orElse(null))
                .setAccessKeys(wanted.keys().count())
                .setKeyGeneration(wanted.keys().generation())
                .setOldKeysUntil(wanted.keys().oldUntil().orElse(null))
                .setAccounts(wanted.accounts().entrySet().stream()
                        .map(account -> new AccountInside(account.getKey(), account.getValue()))
                        .toList())
                .setLimitsOverride(
                        wanted.limitsOverride().map(LimitsMapping::contract).orElse(null))
                .setKeepData(wanted.end().orElse(null) instanceof Wanted.Keep)
                .setPurgeAt(wanted.end().orElse(null) instanceof Wanted.PurgeAt purge ? purge.time() : null)
                .build();
    }

    private static AtGateway atGateway(AccountState state) {
        return new AtGateway(
                state.getGatewayId(),
                state.getGatewayUserName(),
                Optional.ofNullable(state.getGatewayUserId()).map(UserId::new),
                state.getAccessKeys().stream().map(AccountMapping::key).toList(),
                new TreeSet<>(state.getAccounts()),
                Optional.ofNullable(state.getDefaultBucket()),
                Optional.ofNullable(state.getPolicyDigest()),
                state.getStatus() == AccountStatus.TERMINATED);
    }

    private static IssuedKey key(io.stowage.contracts.IssuedKey key) {
        return new IssuedKey(
                key.getAccessKeyId(),
                Optional.ofNullable(key.getAccountName()),
                key.getGeneration(),
                key.getIssuedAt(),
                key.getOrderEventId(),
                key.getToRevoke());
    }

    private static io.stowage.contracts.IssuedKey contract(IssuedKey key) {
        return io.stowage.contracts.IssuedKey.newBuilder()
                .setAccessKeyId(key.accessKeyId())
                .setAccountName(key.accountName().orElse(null))
                .setGeneration(key.generation())
                .setIssuedAt(key.issuedAt())
                .setOrderEventId(key.orderEventId())
                .setToRevoke(key.toRevoke())
                .build();
    }

    private static OrderHistory history(AccountState state) {
        return new OrderHistory(
                version(state.getLastOrder()),
                state.getRecentOrders(),
                state.getPendingOrders().stream()
                        .map(order -> new Pending(
                                order.getEventId(),
                                OrderKind.valueOf(order.getKind().name())))
                        .toList());
    }

    private static PendingOrder contract(Pending order) {
        return PendingOrder.newBuilder()
                .setEventId(order.eventId())
                .setKind(io.stowage.contracts.OrderKind.valueOf(order.kind().name()))
                .build();
    }

    static OrderVersion version(io.stowage.contracts.OrderVersion version) {
        Long sequence = version.getSequence();
        return new OrderVersion(
                version.getEventId(),
                sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence),
                version.getOccurredAt());
    }

    static io.stowage.contracts.OrderVersion contract(OrderVersion version) {
        return io.stowage.contracts.OrderVersion.newBuilder()
                .setEventId(version.eventId())
                .setSequence(version.sequence().isPresent() ? version.sequence().getAsLong() : null)
                .setOccurredAt(version.occurredAt())
                .build();
    }

    private static Failure failure(AccountFailure failure) {
        return new Failure(
                failure.getReasonClass(),
                failure.getReason(),
                Optional.ofNullable(failure.getGatewayRequestId()),
                failure.getAttempts(),
                failure.getFirstAt(),
                failure.getLastAt());
    }

    private static AccountFailure contract(Failure failure) {
        return AccountFailure.newBuilder()
                .setReasonClass(failure.reasonClass())
                .setReason(failure.reason())
                .setGatewayRequestId(failure.gatewayRequestId().orElse(null))
                .setAttempts(failure.attempts())
                .setFirstAt(failure.firstAt())
                .setLastAt(failure.lastAt())
                .build();
    }
}
