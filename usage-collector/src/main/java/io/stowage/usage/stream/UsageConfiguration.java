package io.stowage.usage.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.stowage.contracts.CollectionState;
import io.stowage.contracts.UsageSource;
import io.stowage.events.KeyedStream;
import io.stowage.events.kafka.KeyedStreamConfiguration;
import io.stowage.events.kafka.SharedTopics;
import io.stowage.events.service.SettingsById;
import io.stowage.gateway.connect.ConfiguredGateways;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.topics.TopicCatalogue;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Wires the collection. */
@Configuration(proxyBeanMethods = false)
@Import(KeyedStreamConfiguration.class)
@EnableConfigurationProperties(UsageSettings.class)
class UsageConfiguration {

    private static final int ANNOUNCE_EVERY_SECONDS = 5;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ConfiguredGateways gateways(Environment environment, ObservationRegistry observations) {
        return ConfiguredGateways.open(SettingsById.of(environment, "stowage.gateways"), observations);
    }

    @Bean
    Subscriptions subscriptions(SharedTopics topics) {
        return new Subscriptions(topics);
    }

    @Bean
    KeyedStream<CollectionState> collection(
            UsageSettings settings,
            ConfiguredGateways gateways,
            Subscriptions subscriptions,
            MeterRegistry meters,
            Clock clock) {
        return new KeyedStream<>(
                "usage",
                TopicCatalogue.USAGE_SOURCES,
                UsageSource.class,
                TopicCatalogue.USAGE_COLLECTIONS,
                CollectionState.class,
                TopicCatalogue.USAGE_WAKEUPS,
                TopicCatalogue.USAGE_DEAD_LETTERS,
                new UsageHandler(
                        new ConfiguredCollections(gateways.byId(), settings, clock),
                        new PassEmissions(subscriptions::of),
                        settings.waits(),
                        new UsageMetrics(meters, clock),
                        clock));
    }

    @Bean
    Producer<String, Object> sourceProducer(KafkaProperties kafka, @Value("${stowage.registry}") String registry) {
        Map<String, Object> properties = new HashMap<>(AvroSerde.configured().producerProperties(registry));
        properties.putAll(kafka.getProperties());
        properties.putAll(kafka.getSecurity().buildProperties());
        properties.put("bootstrap.servers", String.join(",", kafka.getBootstrapServers()));
        properties.put("key.serializer", StringSerializer.class.getName());
        return new KafkaProducer<>(properties);
    }

    @Bean
    ApplicationRunner sources(
            ConfiguredGateways gateways, Producer<String, Object> sourceProducer, ScheduledExecutorService alarmClock) {
        SourceAnnouncement announcement = new SourceAnnouncement(gateways.byId(), gateways.types(), sourceProducer);
        return arguments -> announce(announcement, alarmClock);
    }

    /** In the background: a gateway that is away does not keep the service from starting. */
    private static void announce(SourceAnnouncement announcement, ScheduledExecutorService threads) {
        Thread.ofVirtual().name("announcement").start(() -> {
            announcement.run();
            if (!announcement.isDone()) {
                threads.schedule(() -> announce(announcement, threads), ANNOUNCE_EVERY_SECONDS, TimeUnit.SECONDS);
            }
        });
    }
}
