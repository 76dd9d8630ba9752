package io.stowage.usage.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.usage.UsageApplication;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.core.CleanupConfig;
import org.springframework.kafka.streams.KafkaStreamsMicrometerListener;

/** Runs the topology within the service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MeteringSettings.class)
class MeteringConfiguration {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** Seconds. Nothing outside of Kafka is waited for: what is under way takes milliseconds. */
    private static final int CLOSE_TIMEOUT = 5;

    @Bean
    MeteringMetrics meteringMetrics(MeterRegistry meters) {
        return new MeteringMetrics(meters);
    }

    @Bean
    UsageTopology usageTopology(
            @Value("${stowage.registry}") String registryUrl, MeteringSettings settings, MeteringMetrics metrics) {
        SchemaRegistration.register(registryUrl, List.of(TopicCatalogue.USAGE_STORAGE, TopicCatalogue.USAGE_DAILY));
        SchemaRegistration.register(registryUrl, TopicCatalogue.internal());
        return new UsageTopology(
                new RecordSerdes(AvroSerde.configured(), registryUrl),
                settings.history(),
                settings.dailyEvery(),
                metrics);
    }

    @Bean
    GrowingWaits meteringWaits(ObjectProvider<Clock> clock) {
        return new GrowingWaits(FIRST_WAIT, LONGEST_WAIT, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    StreamsBuilderFactoryBean usageMetering(
            UsageTopology topology,
            MeteringSettings settings,
            MeteringMetrics metrics,
            GrowingWaits meteringWaits,
            MeterRegistry meters,
            KafkaProperties kafka,
            ObjectProvider<Clock> clock,
            @Value("${stowage.instance:${HOSTNAME:local}}") String instance) {
        DeadLetters deadLetters =
                new DeadLetters(UsageApplication.NAME, metrics, clock.getIfAvailable(Clock::systemUTC));
        StreamsBuilderFactoryBean streams = new StreamsBuilderFactoryBean(
                new KafkaStreamsConfiguration(StreamsSettings.of(kafka, settings, instance, deadLetters)),
                new CleanupConfig(false, false));
        streams.setInfrastructureCustomizer(new KafkaStreamsInfrastructureCustomizer() {
            @Override
            public void configureBuilder(StreamsBuilder builder) {
                topology.buildOn(builder);
            }
        });
        streams.setStreamsUncaughtExceptionHandler(meteringWaits);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.PENDING_SHUTDOWN) {
                meteringWaits.stop();
            }
        });
        streams.addListener(new KafkaStreamsMicrometerListener(meters));
        streams.setCloseTimeout(CLOSE_TIMEOUT);
        // Others take over at once, and not when the session has run out.
        streams.setLeaveGroupOnClose(true);
        return streams;
    }

    @Bean
    MeteringHealth meteringHealth(StreamsBuilderFactoryBean usageMetering, GrowingWaits meteringWaits) {
        return new MeteringHealth(
                () -> Optional.ofNullable(usageMetering.getKafkaStreams()).map(KafkaStreams::state), meteringWaits);
    }
}
