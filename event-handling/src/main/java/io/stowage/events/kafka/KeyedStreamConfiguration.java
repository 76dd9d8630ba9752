package io.stowage.events.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.stowage.events.KeyedStream;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.TopicCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.binder.BinderFactory;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Puts a service's {@link KeyedStream} bean on Kafka: Spring Cloud Stream's binder polls batches and holds the
 * transaction, see the defaults in {@code keyed-stream.properties}.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/stowage/events/kafka/keyed-stream.properties")
@EnableConfigurationProperties(StreamSettings.class)
public class KeyedStreamConfiguration {

    /** Name of the binding in Spring Cloud Stream's terms. */
    static final String BINDING = "keyedStream-in-0";

    @Bean
    RecordFormat recordFormat(
            @Value("${spring.application.name}") String service, @Value("${stowage.registry}") String registryUrl) {
        SchemaRegistration.register(registryUrl, TopicCatalogue.writtenBy(service));
        return new RecordFormat(AvroSerde.configured(), registryUrl);
    }

    @Bean
    SharedTopics sharedTopics(RecordFormat format, KafkaProperties kafka) {
        return new SharedTopics(connection(kafka), format);
    }

    @Bean
    Memory memory() {
        return new Memory();
    }

    @Bean
    StreamMetrics streamMetrics(
            MeterRegistry meters, OutagePause pause, GiveBack giveBack, Memory memory, Clock clock) {
        return new StreamMetrics(meters, pause, giveBack, memory, clock);
    }

    /** Tracing can be switched off ({@code management.tracing.export.enabled}); then there is neither of its two. */
    @Bean
    RecordTraces recordTraces(
            ObservationRegistry observations, ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new RecordTraces(
                observations,
                tracer.getIfAvailable(() -> Tracer.NOOP),
                propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    BinderTransaction binderTransaction(ObjectProvider<BinderFactory> binders, StreamMetrics metrics) {
        return new BinderTransaction(binders, metrics);
    }

    @Bean
    MemoryAssignment memoryAssignment(
            KeyedStream<?> stream,
            Memory memory,
            StreamMetrics metrics,
            BinderTransaction transaction,
            KafkaProperties kafka) {
        return new MemoryAssignment(
                stream,
                memory,
                new MemoryRestore(stream.memory().name(), connection(kafka)),
                metrics,
                transaction::endFormer);
    }

    @Bean
    RecordsUntouched recordsUntouched() {
        return new RecordsUntouched();
    }

    @Bean
    GracefulStop gracefulStop(StreamSettings settings) {
        return new GracefulStop(settings.stopTimeout());
    }

    @Bean
    Rejoin rejoin(ObjectProvider<BindingsLifecycleController> bindings, GracefulStop stop) {
        return new Rejoin(bindings, stop::isStopping);
    }

    @Bean
    GiveBack giveBack(Memory memory, StreamSettings settings, Rejoin rejoin) {
        return new GiveBack(memory, waits(settings), rejoin::begin);
    }

    @Bean
    OutagePause outagePause(
            ObjectProvider<BindingsLifecycleController> bindings, StreamSettings settings, Clock clock) {
        return new OutagePause(new BindingValve(bindings), waits(settings), clock);
    }

    @Bean
    StreamHealth streamHealth(OutagePause pause) {
        return new StreamHealth(pause);
    }

    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<byte[], byte[]>> containers(
            GiveBack giveBack, StreamSettings settings) {
        return (container, destination, group) -> {
            container.setAfterRollbackProcessor(giveBack);
            // Otherwise a fenced transaction is only logged and the batch is lost.
            container.getContainerProperties().setStopContainerWhenFenced(true);
            container
                    .getContainerProperties()
                    .setShutdownTimeout(settings.stopTimeout().toMillis());
        };
    }

    @Bean
    FencedRestart fencedRestart(Rejoin rejoin) {
        return new FencedRestart(rejoin::begin);
    }

    /** @param session how long Kafka waits for a sign of life, in ms; 45 s is its default */
    @Bean
    Standstill standstill(
            @Value("${spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms:45000}") long session) {
        // The last sign of life may have been a while before the standstill.
        return new Standstill(Duration.ofMillis(session / 2), System::nanoTime);
    }

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> keyedStream(
            KeyedStream<?> stream,
            RecordFormat format,
            RecordTraces traces,
            Memory memory,
            GiveBack giveBack,
            OutagePause pause,
            BinderTransaction transaction,
            Standstill standstill,
            GracefulStop stop,
            BindingServiceProperties bindings,
            KafkaProperties kafka,
            StreamSettings settings,
            Clock clock) {
        StreamTopics.requireSubscribed(stream, bindings.getBindingDestination(BINDING));
        int partitions = new StreamTopics(connection(kafka)).partitions(stream);
        return new KeyedBatches(
                new KeyedRecords<>(stream, format, memory, traces, partitions, clock),
                memory,
                giveBack,
                pause,
                transaction,
                standstill,
                stop,
                settings.concurrentKeys());
    }

    @Bean(destroyMethod = "close")
    Producer<byte[], byte[]> wakeUpProducer(KafkaProperties kafka) {
        return new KafkaProducer<>(connection(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService alarmClock(
            KeyedStream<?> stream,
            Memory memory,
            Producer<byte[], byte[]> wakeUpProducer,
            StreamSettings settings,
            Clock clock) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("alarm-clock").daemon().factory());
        WakeUps wakeUps =
                new WakeUps(stream.wakeUps().name(), memory, wakeUpProducer, settings.alarmsPerSecond(), clock);
        thread.scheduleWithFixedDelay(wakeUps, 1, 1, TimeUnit.SECONDS);
        return thread;
    }

    private static BackOff waits(StreamSettings settings) {
        ExponentialBackOff waits = new ExponentialBackOff(settings.firstWait().toMillis(), 2);
        waits.setMaxInterval(settings.longestWait().toMillis());
        return waits;
    }

    /** Where Kafka is and how to get in: {@code spring.kafka.bootstrap-servers} and {@code spring.kafka.properties}. */
    private static Map<String, Object> connection(KafkaProperties kafka) {
        Map<String, Object> properties = new HashMap<>(kafka.getProperties());
        properties.putAll(kafka.getSecurity().buildProperties());
        properties.put("bootstrap.servers", String.join(",", kafka.getBootstrapServers()));
        return properties;
    }
}
