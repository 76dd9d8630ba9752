package io.stowage.usage.stream;

import io.stowage.contracts.AccountFailure;
import io.stowage.contracts.CollectionState;
import io.stowage.contracts.OperationCounters;
import io.stowage.contracts.UsageSource;
import io.stowage.events.KeyedHandler;
import io.stowage.events.MemoryChange;
import io.stowage.events.Outage;
import io.stowage.events.Outcome;
import io.stowage.gateway.GatewayFailure;
import io.stowage.usage.collection.Collection;
import io.stowage.usage.collection.Interruption;
import io.stowage.usage.collection.Pass;
import io.stowage.usage.collection.Progress;
import io.stowage.usage.collection.RetryWaits;
import io.stowage.usage.collection.Trouble;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contract → domain → {@link Collection} → contract. A gateway that is away is no outage: the other gateways are collected
 * from as ever.
 */
final class UsageHandler implements KeyedHandler<UsageSource, CollectionState> {

    private static final Logger log = LoggerFactory.getLogger(UsageHandler.class);

    private final ConfiguredCollections collections;
    private final PassEmissions emissions;
    private final RetryWaits waits;
    private final UsageMetrics metrics;
    private final Clock clock;

    UsageHandler(
            ConfiguredCollections collections,
            PassEmissions emissions,
            RetryWaits waits,
            UsageMetrics metrics,
            Clock clock) {
        this.collections = collections;
        this.emissions = emissions;
        this.waits = waits;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A gateway is configured; told again at each start. */
    @Override
    public Outcome<CollectionState> handle(String key, UsageSource event, @Nullable CollectionState memory) {
        boolean counts = event.getOperations() != OperationCounters.NONE;
        if (memory == null) {
            return remember(Progress.beginning(key, counts, now())).andAgain();
        }
        return counts == (memory.getCollectAt() != null)
                ? Outcome.nothing()
                : remember(ProgressMapping.progress(memory).counting(counts, now()));
    }

    @Override
    public Outcome<CollectionState> removed(String key, @Nullable CollectionState memory) {
        return new Outcome<>(new MemoryChange.Forget<>(), List.of(), Optional.empty());
    }

    @Override
    public Outcome<CollectionState> wake(String key, CollectionState memory) {
        Progress before = ProgressMapping.progress(memory);
        Pass pass = pass(before);
        report(before, pass);
        Instant now = now();
        Outcome<CollectionState> outcome = new Outcome<CollectionState>(
                        new MemoryChange.Remember<>(ProgressMapping.contract(pass.progress(), now)),
                        emissions.of(pass, now),
                        Optional.empty())
                .with(emissions.evidence(pass, now));
        // What was told now is not committed yet. To be woken again keeps other wake-ups of the same batch away from
        // it.
        return pass.again() || !pass.records().isEmpty() ? outcome.andAgain() : outcome;
    }

    private Pass pass(Progress before) {
        try {
            return collections
                    .of(before.gatewayId())
                    .map(collection -> collection.pass(before))
                    .orElseGet(() -> notBegun(
                            before,
                            new Trouble(
                                    "unknown-gateway",
                                    "gateway %s is not configured here: give this instance stowage.gateways.%s, or remove"
                                                    .formatted(before.gatewayId(), before.gatewayId())
                                            + " its record from stowage.usage.sources",
                                    Optional.empty(),
                                    true)));
        } catch (GatewayFailure failure) {
            return notBegun(
                    before,
                    new Trouble(
                            "gateway-unavailable", String.valueOf(failure.getMessage()), failure.requestId(), true));
        } catch (Interruption interruption) {
            throw new Outage("interrupted while collecting from " + before.gatewayId(), interruption);
        }
    }

    private Pass notBegun(Progress before, Trouble trouble) {
        return new Pass(
                before.failed(trouble, waits, now()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Optional.empty());
    }

    private void report(Progress before, Pass pass) {
        metrics.passed(pass);
        String gatewayId = before.gatewayId();
        pass.progress()
                .oldestFailure()
                .ifPresentOrElse(
                        failure -> {
                            if (failure.attempts() == 1 || failure.attempts() % 10 == 0) {
                                log.warn(
                                        "usage of {} not collected as it should be, attempt {}: {}",
                                        gatewayId,
                                        failure.attempts(),
                                        failure.reason());
                            }
                        },
                        () -> before.oldestFailure()
                                .ifPresent(failure -> log.info(
                                        "usage of {} is collected again, after {} attempts",
                                        gatewayId,
                                        failure.attempts())));
        pass.tally()
                .filter(tally -> tally.heldUp())
                .ifPresent(tally -> log.warn(
                        "the listing of usage objects of {} is truncated, and all that is listed stays: nothing behind it can be"
                                + " collected",
                        gatewayId));
    }

    @Override
    public Optional<Instant> wakeAt(CollectionState memory) {
        Instant collectAt = memory.getCollectAt();
        Instant measureAt = memory.getMeasureAt();
        return Optional.of(collectAt != null && collectAt.isBefore(measureAt) ? collectAt : measureAt);
    }

    @Override
    public Optional<Instant> unsettledSince(CollectionState memory) {
        return Stream.of(Optional.ofNullable(memory.getFailure()), Optional.ofNullable(memory.getMeasuringFailure()))
                .flatMap(Optional::stream)
                .map(AccountFailure::getFirstAt)
                .min(Comparator.naturalOrder());
    }

    private Outcome<CollectionState> remember(Progress progress) {
        return new Outcome<>(
                new MemoryChange.Remember<>(ProgressMapping.contract(progress, now())), List.of(), Optional.empty());
    }

    /** As exact as it is remembered. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
