package io.stowage.gateway.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import io.stowage.gateway.Availability;
import io.stowage.gateway.GatewaySettings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Availability as a circuit breaker sees it: anything but closed is unavailable. */
final class BreakerAvailability implements Availability {

    private final CircuitBreaker breaker;
    private final Runnable probe;
    private final List<Consumer<? super State>> listeners = new CopyOnWriteArrayList<>();

    BreakerAvailability(GatewaySettings settings, Runnable probe) {
        this.probe = probe;
        var figures = settings.breaker();
        breaker = CircuitBreaker.of(
                settings.id(),
                CircuitBreakerConfig.custom()
                        .failureRateThreshold(figures.failureRatePercent())
                        .slidingWindowSize(figures.window())
                        .minimumNumberOfCalls(figures.minimumCalls())
                        .waitDurationInOpenState(figures.openFor())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .recordException(BreakerAvailability::againstGateway)
                        .ignoreException(BreakerAvailability::saysNothing)
                        .build());
        breaker.getEventPublisher().onStateTransition(this::tell);
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    @Override
    public State state() {
        return stateOf(breaker.getState());
    }

    @Override
    public Subscription onChange(Consumer<? super State> listener) {
        // Wrapped, so that closing takes away this subscription and not another one of the same listener.
        Consumer<State> own = listener::accept;
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    @Override
    public State probe() {
        return keyWorks() ? State.AVAILABLE : State.UNAVAILABLE;
    }

    /** Probes, and takes the answer for the gateway's state. A single lost probe does not make it unavailable. */
    boolean keyWorks() {
        try {
            probe.run();
        } catch (AttemptFailure failure) {
            switch (failure.kind()) {
                case KEY_REFUSED -> {
                    breaker.transitionToOpenState();
                    return false;
                }
                case NOT_SENT, BUSY, LOST, FAULTY, UNREADABLE -> {
                    return false;
                }
                case REFUSED -> {}
            }
        }
        if (breaker.getState() != CircuitBreaker.State.CLOSED) {
            breaker.transitionToClosedState();
        }
        return true;
    }

    private static boolean againstGateway(Throwable end) {
        return end instanceof AttemptFailure failure && failure.gatewayAtFault();
    }

    private static boolean saysNothing(Throwable end) {
        return !(end instanceof AttemptFailure) || Thread.currentThread().isInterrupted();
    }

    private static State stateOf(CircuitBreaker.State state) {
        return state == CircuitBreaker.State.CLOSED ? State.AVAILABLE : State.UNAVAILABLE;
    }

    private void tell(CircuitBreakerOnStateTransitionEvent event) {
        var from = stateOf(event.getStateTransition().getFromState());
        var to = stateOf(event.getStateTransition().getToState());
        if (from != to) {
            listeners.forEach(listener -> listener.accept(to));
        }
    }
}
