package io.stowage.limits.stream;

import io.stowage.contracts.AccountFailure;
import io.stowage.contracts.AccountLimits;
import io.stowage.contracts.LimitDrift;
import io.stowage.contracts.LimitsState;
import io.stowage.contracts.LimitsStatus;
import io.stowage.gateway.UserId;
import io.stowage.limits.account.AccountFacts;
import io.stowage.limits.account.Difference;
import io.stowage.limits.account.Drift;
import io.stowage.limits.account.Failure;
import io.stowage.limits.account.LimitedAccount;
import io.stowage.limits.account.LimitedAccount.Applied;
import io.stowage.limits.terms.LimitSet;
import io.stowage.limits.terms.PlanLimits;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Limited accounts from and to the contract. Nothing is lost on the way there and back. */
final class LimitsMapping {

    private LimitsMapping() {}

    static LimitedAccount account(LimitsState state) {
        return new LimitedAccount(
                state.getSubscriptionId(),
                AccountMapping.version(state.getAccountVersion()),
                new AccountFacts(
                        state.getGatewayId(),
                        state.getGatewayUserName(),
                        Optional.ofNullable(state.getGatewayUserId()).map(UserId::new),
                        Optional.ofNullable(state.getDefaultBucket()),
                        state.getPlanId(),
                        AccountMapping.override(state.getLimitsOverride())),
                plan(state),
                Optional.ofNullable(state.getWanted()).map(LimitsMapping::limits),
                Optional.ofNullable(state.getApplied())
                        .map(applied -> new Applied(limits(applied), state.getAppliedAt())),
                state.getDrift().stream().map(LimitsMapping::drift).toList(),
                Optional.ofNullable(state.getFailure()).map(LimitsMapping::failure),
                Optional.ofNullable(state.getLookAgainAt()));
    }

    /** The plan's limits as they were looked at last. */
    static Optional<PlanLimits> plan(LimitsState state) {
        return Optional.ofNullable(state.getPlanLimits())
                .map(plan -> new PlanLimits(
                        RatesMapping.rates(plan.getUserLimits()),
                        RatesMapping.rates(plan.getBucketLimits()),
                        RatesMapping.bytes(plan.getQuotaBytes())));
    }

    /** @param now when the state is written */
    static LimitsState contract(LimitedAccount account, Instant now) {
        AccountFacts facts = account.facts();
        return LimitsState.newBuilder()
                .setSubscriptionId(account.subscriptionId())
                .setStatus(LimitsStatus.valueOf(account.status().name()))
                .setGatewayId(facts.gatewayId())
                .setGatewayUserName(facts.userName())
                .setGatewayUserId(facts.userId().map(UserId::value).orElse(null))
                .setDefaultBucket(facts.defaultBucket().orElse(null))
                .setAccountVersion(AccountMapping.contract(account.version()))
                .setPlanId(facts.planId())
                .setPlanLimits(account.plan().map(LimitsMapping::contract).orElse(null))
                .setLimitsOverride(
                        facts.override().map(AccountMapping::contract).orElse(null))
                .setWanted(account.wanted().map(LimitsMapping::contract).orElse(null))
                .setApplied(account.applied()
                        .map(applied -> contract(applied.limits()))
                        .orElse(null))
                .setAppliedAt(account.applied().map(Applied::at).orElse(null))
                .setDrift(account.drift().stream().map(LimitsMapping::contract).toList())
                .setFailure(account.failure().map(LimitsMapping::contract).orElse(null))
                .setLookAgainAt(account.lookAgainAt().orElse(null))
                .setUpdatedAt(now)
                .build();
    }

    private static io.stowage.contracts.PlanLimits contract(PlanLimits plan) {
        return io.stowage.contracts.PlanLimits.newBuilder()
                .setUserLimits(RatesMapping.contract(plan.user()))
                .setBucketLimits(RatesMapping.contract(plan.eachBucket()))
                .setQuotaBytes(RatesMapping.contract(plan.quotaBytes()))
                .build();
    }

    private static LimitSet limits(AccountLimits contract) {
        return new LimitSet(
                RatesMapping.rates(contract.getUserLimits()),
                contract.getBucketLimits().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, bucket -> RatesMapping.rates(bucket.getValue()))),
                RatesMapping.bytes(contract.getQuotaBytes()));
    }

    private static AccountLimits contract(LimitSet limits) {
        return AccountLimits.newBuilder()
                .setUserLimits(RatesMapping.contract(limits.user()))
                .setBucketLimits(limits.buckets().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, bucket -> RatesMapping.contract(bucket.getValue()))))
                .setQuotaBytes(RatesMapping.contract(limits.quotaBytes()))
                .build();
    }

    private static Drift drift(LimitDrift drift) {
        return new Drift(
                new Difference(drift.getTarget(), drift.getLimit(), drift.getWanted(), drift.getFound()),
                drift.getFoundAt(),
                drift.getCorrected());
    }

    private static LimitDrift contract(Drift drift) {
        return LimitDrift.newBuilder()
                .setTarget(drift.difference().target())
                .setLimit(drift.difference().limit())
                .setWanted(drift.difference().wanted())
                .setFound(drift.difference().found())
                .setFoundAt(drift.foundAt())
                .setCorrected(drift.corrected())
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
