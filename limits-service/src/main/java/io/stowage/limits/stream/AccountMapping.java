package io.stowage.limits.stream;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.OrderVersion;
import io.stowage.gateway.UserId;
import io.stowage.limits.account.AccountFacts;
import io.stowage.limits.account.AccountNews;
import io.stowage.limits.account.AccountVersion;
import io.stowage.limits.terms.LimitsOverride;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What provisioning tells of an account, from the contract. */
final class AccountMapping {

    private AccountMapping() {}

    /** @throws IllegalArgumentException for limits that make no sense */
    static AccountNews news(AccountState state) {
        return new AccountNews(
                version(state.getLastOrder()),
                new AccountFacts(
                        state.getGatewayId(),
                        state.getGatewayUserName(),
                        Optional.ofNullable(state.getGatewayUserId()).map(UserId::new),
                        Optional.ofNullable(state.getDefaultBucket()),
                        state.getWanted().getPlanId(),
                        override(state.getWanted().getLimitsOverride())),
                state.getStatus() == AccountStatus.TERMINATED);
    }

    static AccountVersion version(OrderVersion version) {
        Long sequence = version.getSequence();
        return new AccountVersion(
                version.getEventId(),
                sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence),
                version.getOccurredAt());
    }

    static OrderVersion contract(AccountVersion version) {
        return OrderVersion.newBuilder()
                .setEventId(version.orderEventId())
                .setSequence(version.sequence().isPresent() ? version.sequence().getAsLong() : null)
                .setOccurredAt(version.occurredAt())
                .build();
    }

    static Optional<LimitsOverride> override(io.stowage.contracts.@Nullable LimitsOverride contract) {
        if (contract == null) {
            return Optional.empty();
        }
        return Optional.of(new LimitsOverride(
                Optional.ofNullable(contract.getUserLimits()).map(RatesMapping::rates),
                contract.getBucketLimits().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, bucket -> RatesMapping.rates(bucket.getValue()))),
                RatesMapping.bytes(contract.getQuotaBytes())));
    }

    static io.stowage.contracts.LimitsOverride contract(LimitsOverride override) {
        return io.stowage.contracts.LimitsOverride.newBuilder()
                .setUserLimits(override.user().map(RatesMapping::contract).orElse(null))
                .setBucketLimits(override.buckets().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, bucket -> RatesMapping.contract(bucket.getValue()))))
                .setQuotaBytes(RatesMapping.contract(override.quotaBytes()))
                .build();
    }
}
