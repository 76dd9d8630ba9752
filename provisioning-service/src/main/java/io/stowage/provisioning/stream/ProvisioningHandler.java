package io.stowage.provisioning.stream;

import io.stowage.contracts.AccountFailure;
import io.stowage.contracts.AccountState;
import io.stowage.contracts.OrderEvent;
import io.stowage.events.DeadLetter;
import io.stowage.events.Emission;
import io.stowage.events.KeyedHandler;
import io.stowage.events.MemoryChange;
import io.stowage.events.Outcome;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.Failure;
import io.stowage.provisioning.identity.IdentityClaims;
import io.stowage.provisioning.lifecycle.Consequences;
import io.stowage.provisioning.lifecycle.Provisioning;
import io.stowage.provisioning.order.Order;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Contract → domain → {@link Provisioning} → contract. */
final class ProvisioningHandler implements KeyedHandler<OrderEvent, AccountState> {

    private final Provisioning provisioning;
    private final EventEmissions events;
    private final IdentityClaims claims;
    private final Clock clock;

    ProvisioningHandler(Provisioning provisioning, EventEmissions events, IdentityClaims claims, Clock clock) {
        this.provisioning = provisioning;
        this.events = events;
        this.claims = claims;
        this.clock = clock;
    }

    @Override
    public Outcome<AccountState> handle(String key, OrderEvent event, @Nullable AccountState memory) {
        Account account = memory == null ? null : AccountMapping.account(memory);
        return outcome(key, account, consequences(key, event, account));
    }

    private Consequences consequences(String key, OrderEvent event, @Nullable Account account) {
        Order order;
        try {
            order = OrderMapping.order(key, event);
        } catch (MalformedOrder malformed) {
            return provisioning.reject(event.getEventId(), "malformed-order", String.valueOf(malformed.getMessage()));
        }
        return provisioning.order(order, account);
    }

    @Override
    public Outcome<AccountState> wake(String key, AccountState memory) {
        Account account = AccountMapping.account(memory);
        return outcome(key, account, provisioning.lookAgain(account));
    }

    @Override
    public Optional<Instant> wakeAt(AccountState memory) {
        return Optional.ofNullable(memory.getNextAttemptAt());
    }

    /** Since the first of the failures that have kept the gateway from being as wanted. */
    @Override
    public Optional<Instant> unsettledSince(AccountState memory) {
        return Optional.ofNullable(memory.getFailure()).map(AccountFailure::getFirstAt);
    }

    private Outcome<AccountState> outcome(String key, @Nullable Account before, Consequences consequences) {
        Instant now = clock.instant();
        Optional<Account> account = consequences.account() instanceof Consequences.Changed changed
                ? Optional.of(changed.account())
                : Optional.ofNullable(before);
        List<Emission> emissions = new ArrayList<>();
        account.ifPresent(holder ->
                consequences.handedOver().forEach(handed -> emissions.add(events.credentials(holder, handed, now))));
        consequences.happenings().forEach(happening -> emissions.add(events.lifecycle(key, account, happening, now)));
        consequences.givenBack().stream()
                .filter(name -> claims.holders(name.gatewayId(), name.name()).contains(key))
                .forEach(name -> emissions.add(ClaimsTopic.givenBack(name, key, now)));
        return new Outcome<>(
                memory(consequences.account(), now),
                emissions,
                consequences.deadLetter().map(ProvisioningHandler::deadLetter));
    }

    private static MemoryChange<AccountState> memory(Consequences.Remembered remembered, Instant now) {
        return switch (remembered) {
            case Consequences.Unchanged unchanged -> new MemoryChange.Keep<>();
            case Consequences.Changed changed ->
                new MemoryChange.Remember<>(AccountMapping.contract(changed.account(), now));
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
