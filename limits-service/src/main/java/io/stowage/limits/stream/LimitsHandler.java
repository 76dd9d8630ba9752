package io.stowage.limits.stream;

import io.stowage.contracts.AccountFailure;
import io.stowage.contracts.AccountState;
import io.stowage.contracts.LimitsState;
import io.stowage.events.DeadLetter;
import io.stowage.events.KeyedHandler;
import io.stowage.events.MemoryChange;
import io.stowage.events.Outcome;
import io.stowage.limits.account.Failure;
import io.stowage.limits.account.LimitedAccount;
import io.stowage.limits.lifecycle.Consequences;
import io.stowage.limits.lifecycle.Limiting;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Contract → domain → {@link Limiting} → contract. */
final class LimitsHandler implements KeyedHandler<AccountState, LimitsState> {

    private final Limiting limiting;
    private final LimitsMetrics metrics;
    private final Clock clock;

    LimitsHandler(Limiting limiting, LimitsMetrics metrics, Clock clock) {
        this.limiting = limiting;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public Outcome<LimitsState> handle(String key, AccountState event, @Nullable LimitsState memory) {
        return outcome(limiting.heard(key, AccountMapping.news(event), account(memory)));
    }

    @Override
    public Outcome<LimitsState> removed(String key, @Nullable LimitsState memory) {
        return outcome(limiting.gone(account(memory)));
    }

    @Override
    public Outcome<LimitsState> wake(String key, LimitsState memory) {
        return outcome(limiting.lookAgain(LimitsMapping.account(memory)));
    }

    @Override
    public Optional<Instant> wakeAt(LimitsState memory) {
        boolean atGateway = memory.getGatewayUserId() != null;
        return limiting.lookAgainAt(
                memory.getPlanId(),
                LimitsMapping.plan(memory).filter(plan -> atGateway),
                Optional.ofNullable(memory.getLookAgainAt()));
    }

    @Override
    public Optional<Instant> unsettledSince(LimitsState memory) {
        return Optional.ofNullable(memory.getFailure()).map(AccountFailure::getFirstAt);
    }

    private static @Nullable LimitedAccount account(@Nullable LimitsState memory) {
        return memory == null ? null : LimitsMapping.account(memory);
    }

    private Outcome<LimitsState> outcome(Consequences consequences) {
        return new Outcome<>(
                memory(consequences), List.of(), consequences.deadLetter().map(LimitsHandler::deadLetter));
    }

    private MemoryChange<LimitsState> memory(Consequences consequences) {
        return switch (consequences.account()) {
            case Consequences.Unchanged unchanged -> new MemoryChange.Keep<>();
            case Consequences.Changed changed -> {
                metrics.looked(changed.account(), consequences.newDrift());
                yield new MemoryChange.Remember<>(LimitsMapping.contract(changed.account(), clock.instant()));
            }
            case Consequences.Forgotten forgotten -> new MemoryChange.Forget<>();
        };
    }

    private static DeadLetter deadLetter(Failure failure) {
        return new DeadLetter(
                failure.reasonClass(),
                failure.reason(),
                failure.gatewayRequestId(),
                failure.attempts(),
                failure.firstAt(),
                failure.lastAt());
    }
}
