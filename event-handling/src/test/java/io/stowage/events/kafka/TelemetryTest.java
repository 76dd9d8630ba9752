package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.stowage.events.Outage;
import io.stowage.schemas.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The metrics of the README's table, and traces from the record that comes to the records that go, over a real Kafka. */
class TelemetryTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    private final TestStream stream = new TestStream(1);
    private MeterRegistry meters;

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void countsWhatIsHandledAndWhatComesOfIt() {
        stream.send("a", "1");
        stream.send("a", "wake@" + Instant.EPOCH);
        stream.send("b", "1");
        stream.send("b", "forget");
        stream.sendBytes("b", "no avro".getBytes(UTF_8));
        start();
        stream.awaitTexts(stream.memory, found -> found.contains("a=awake"));

        await(() -> handled("event", "remembered") == 3);
        assertThat(handled("event", "forgotten")).isEqualTo(1);
        assertThat(handled("event", "dead-letter")).isEqualTo(1);
        await(() -> handled("wake-up", "remembered") == 1);
        assertThat(sent(stream.emissions, "io.stowage.test")).isEqualTo(5);
        assertThat(sent(stream.memory, "io.stowage.test.state")).isEqualTo(5);
        assertThat(sent(stream.deadLetters, "unreadable")).isEqualTo(1);
    }

    @Test
    void countsPausesAndBatchesThatAreGivenBack() {
        AtomicBoolean away = new AtomicBoolean(true);
        stream.handler.stepIn = (key, text) -> {
            if (away.get()) {
                throw new Outage("away", new IllegalStateException(), () -> !away.get());
            }
            return Optional.empty();
        };
        stream.send("a", "1");
        start();
        await(() -> gauge("stowage.stream.paused") == 1);
        assertThat(counter("stowage.stream.pauses")).isEqualTo(1);
        assertThat(handled("event", "outage")).isPositive();

        away.set(false);
        stream.awaitTexts(stream.memory, found -> found.contains("a=1"));
        await(() -> gauge("stowage.stream.paused") == 0);
        assertThat(counter("stowage.stream.given-back")).isPositive();
    }

    @Test
    void measuresRestoringTheMemoryAndItsSize() {
        start();
        stream.send("a", "1");
        stream.send("b", "1");
        stream.awaitTexts(stream.memory, found -> found.size() == 2);
        stream.stop();

        start();

        await(() -> gauge("stowage.stream.memory.keys") == 2);
        await(() -> search("stowage.stream.memory.restore").timer().count() == 1);
        assertThat(search("stowage.stream.memory.restore").timer().totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
    }

    @Test
    void tellsHowLongTheOldestKeyHasNotBeenAsItShould() {
        Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
        Instant aDayAgo = Instant.now().minus(Duration.ofDays(1));
        start();
        await(() -> gauge("stowage.stream.unsettled.oldest") == 0);
        stream.send("a", "unsettled@" + aDayAgo);
        stream.send("b", "unsettled@" + anHourAgo);
        await(() ->
                gauge("stowage.stream.unsettled.oldest") >= Duration.ofDays(1).toSeconds());
        stream.stop();

        start();
        await(() ->
                gauge("stowage.stream.unsettled.oldest") >= Duration.ofDays(1).toSeconds());
        stream.send("a", "2");
        await(() ->
                gauge("stowage.stream.unsettled.oldest") < Duration.ofHours(2).toSeconds());
        assertThat(gauge("stowage.stream.unsettled.oldest"))
                .isGreaterThanOrEqualTo(Duration.ofHours(1).toSeconds());
        stream.send("b", "2");
        await(() -> gauge("stowage.stream.unsettled.oldest") == 0);
    }

    @Test
    void tellsHowManyRecordsAreStillToBeHandled() {
        stream.handler.stepIn = (key, text) -> {
            throw new Outage("away", new IllegalStateException());
        };
        for (int number = 0; number < 7; number++) {
            stream.send("a", Integer.toString(number));
        }
        start("--spring.cloud.stream.kafka.binder.metrics.offset-lag-metrics-interval=1s");

        await(() -> {
            var lag = search("spring.cloud.stream.binder.kafka.offset")
                    .tag("topic", stream.events.name())
                    .gauge();
            return lag != null && lag.value() == 7;
        });
    }

    @Test
    void traceGoesThroughTheHandlerAndItsCallsIntoWhatComesOfTheRecord() {
        List<SpanData> spans = collectSpans();
        AtomicReference<ObservationRegistry> observations = new AtomicReference<>();
        stream.handler.stepIn = (key, text) -> Observation.createNotStarted("stowage.gateway.call", observations.get())
                .observe(() -> Optional.<String>empty());
        var context = start("--management.tracing.sampling.probability=1.0");
        observations.set(context.getBean(ObservationRegistry.class));

        ProducerRecord<byte[], byte[]> event =
                new ProducerRecord<>(stream.events.name(), "jane".getBytes(UTF_8), stream.bytes("secret"));
        event.headers().add("traceparent", "00-%s-%s-01".formatted(TRACE, SPAN).getBytes(UTF_8));
        stream.send(event);

        await(() ->
                spans.stream().filter(span -> span.getTraceId().equals(TRACE)).count() == 2);
        SpanData call = named(spans, "stowage.gateway.call");
        SpanData handling = named(spans, "handle event");
        assertThat(handling.getParentSpanId()).isEqualTo(SPAN);
        assertThat(call.getParentSpanId()).isEqualTo(handling.getSpanId());
        String goesOn = "00-%s-%s-01".formatted(TRACE, handling.getSpanId());
        assertThat(traceparent(stream.awaitRecords(stream.emissions, 1).getFirst()))
                .isEqualTo(goesOn);
        assertThat(traceparent(stream.awaitRecords(stream.memory, 1).getFirst()))
                .isEqualTo(goesOn);
        assertThat(spans.toString()).doesNotContain("jane").doesNotContain("secret");
    }

    @Test
    void whatSpansTellOfAFaultNamesNoCustomer() {
        List<SpanData> spans = collectSpans();
        stream.handler.stepIn = (key, text) -> {
            throw new IllegalStateException("jane@example.com");
        };
        stream.send("jane", "1");
        start("--management.tracing.sampling.probability=1.0");

        await(() -> !spans.isEmpty());
        assertThat(spans).extracting(SpanData::getName).contains("handle event");
        assertThat(spans.toString()).contains("dead-letter").doesNotContain("jane");
    }

    private ConfigurableApplicationContext start(String... settings) {
        ConfigurableApplicationContext context = stream.start(settings);
        meters = context.getBean(MeterRegistry.class);
        return context;
    }

    private List<SpanData> collectSpans() {
        CollectedSpans collected = new CollectedSpans();
        stream.beside = context -> context.registerBean(SpanExporter.class, () -> collected);
        return collected.spans;
    }

    private static SpanData named(List<SpanData> spans, String name) {
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no span " + name + " among " + spans));
    }

    private static String traceparent(ConsumerRecord<byte[], byte[]> found) {
        return new String(found.headers().lastHeader("traceparent").value(), UTF_8);
    }

    private double handled(String kind, String outcome) {
        var timer = search("stowage.stream.record")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .timer();
        return timer == null ? 0 : timer.count();
    }

    private double sent(Topic topic, String kind) {
        var counter = search("stowage.stream.sent")
                .tag("topic", topic.name())
                .tag("kind", kind)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private double gauge(String name) {
        return search(name).gauge().value();
    }

    private double counter(String name) {
        return search(name).functionCounter().count();
    }

    private Search search(String name) {
        return meters.find(name);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }
}
