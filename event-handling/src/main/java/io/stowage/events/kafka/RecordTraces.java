package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.stowage.events.MemoryChange;
import io.stowage.events.Outage;
import io.stowage.events.Outcome;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Every handled record is observed as {@code stowage.stream.record}: a timer, and a span of the trace that the record
 * belongs to. What is done for it meanwhile becomes part of that span, and what comes of it carries the trace on (W3C
 * Trace Context).
 *
 * <p>Spans tell a record by its place, not by its key or content, and a failure by its kind: messages of exceptions may
 * name a customer.
 */
final class RecordTraces {

    private static final String TRACEPARENT = "traceparent";

    private final ObservationRegistry observations;
    private final Tracer tracer;
    private final Propagator propagator;

    RecordTraces(ObservationRegistry observations, Tracer tracer, Propagator propagator) {
        this.observations = observations;
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** Without metrics and spans; the trace of a record is passed on as it came. */
    static RecordTraces none() {
        return new RecordTraces(ObservationRegistry.NOOP, Tracer.NOOP, Propagator.NOOP);
    }

    /**
     * Observes the handling of a record, on the calling thread.
     *
     * @param kind {@code event} or {@code wake-up}
     */
    <S> Outcome<S> observe(ConsumerRecord<byte[], byte[]> found, String kind, Supplier<Outcome<S>> handling) {
        ReceiverContext<Headers> context =
                new ReceiverContext<>((headers, name) -> text(headers.lastHeader(name)), Kind.CONSUMER);
        context.setCarrier(found.headers());
        Observation observation = Observation.createNotStarted("stowage.stream.record", () -> context, observations)
                .contextualName("handle " + kind)
                .lowCardinalityKeyValue("kind", kind)
                .highCardinalityKeyValue("record", found.topic() + "-" + found.partition() + "@" + found.offset())
                .start();
        String ended = "fault";
        try (Observation.Scope scope = observation.openScope()) {
            Outcome<S> outcome = handling.get();
            ended = outcome.deadLetter().isPresent() ? "dead-letter" : word(outcome.memory());
            return outcome;
        } catch (Outage outage) {
            ended = "outage";
            throw outage;
        } finally {
            observation.lowCardinalityKeyValue("outcome", ended).stop();
        }
    }

    /** Puts the trace into a record that comes of the one that is being handled. */
    void carryOn(ConsumerRecord<byte[], byte[]> cause, Headers headers) {
        Span span = tracer.currentSpan();
        if (span != null && !span.isNoop()) {
            propagator.inject(span.context(), headers, (same, name, value) -> headers.add(name, value.getBytes(UTF_8)));
            return;
        }
        Header received = cause.headers().lastHeader(TRACEPARENT);
        if (received != null) {
            headers.add(received);
        }
    }

    private static String word(MemoryChange<?> change) {
        return switch (change) {
            case MemoryChange.Keep<?> keep -> "unchanged";
            case MemoryChange.Remember<?> remember -> "remembered";
            case MemoryChange.Forget<?> forget -> "forgotten";
        };
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
