package io.stowage.limits.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.stowage.contracts.AccountState;
import io.stowage.contracts.LimitsState;
import io.stowage.contracts.PlanDefinition;
import io.stowage.events.KeyedStream;
import io.stowage.events.kafka.KeyRounds;
import io.stowage.events.kafka.KeyRoundsConfiguration;
import io.stowage.events.kafka.KeyedStreamConfiguration;
import io.stowage.events.kafka.ReferenceTopic;
import io.stowage.events.kafka.SharedTopics;
import io.stowage.events.service.SettingsById;
import io.stowage.gateway.connect.ConfiguredGateways;
import io.stowage.limits.gateway.Limiter;
import io.stowage.limits.lifecycle.Limiting;
import io.stowage.limits.lifecycle.Patrol;
import io.stowage.limits.lifecycle.RetryWaits;
import io.stowage.schemas.topics.TopicCatalogue;
import java.time.Clock;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Wires the service. */
@Configuration(proxyBeanMethods = false)
@Import({KeyedStreamConfiguration.class, KeyRoundsConfiguration.class})
@EnableConfigurationProperties(LimitsSettings.class)
class LimitsConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ConfiguredGateways gateways(Environment environment, ObservationRegistry observations) {
        return ConfiguredGateways.open(SettingsById.of(environment, "stowage.gateways"), observations);
    }

    @Bean
    ReferenceTopic<PlanDefinition> planTopic(SharedTopics topics) {
        return topics.reference(TopicCatalogue.PLANS, PlanDefinition.class);
    }

    @Bean
    KeyedStream<LimitsState> limits(
            LimitsSettings settings,
            ConfiguredGateways gateways,
            ReferenceTopic<PlanDefinition> planTopic,
            MeterRegistry meters,
            Clock clock) {
        Limiting limiting = new Limiting(
                new PublishedPlans(planTopic),
                new Limiter(gateways.byId(), settings.drift(), clock),
                new RetryWaits(settings.firstRetry(), settings.longestRetry()),
                new Patrol(settings.lookEvery()),
                clock);
        return new KeyedStream<>(
                "limits",
                TopicCatalogue.ACCOUNTS,
                AccountState.class,
                TopicCatalogue.LIMITS,
                LimitsState.class,
                TopicCatalogue.LIMITS_WAKEUPS,
                TopicCatalogue.LIMITS_DEAD_LETTERS,
                new LimitsHandler(limiting, new LimitsMetrics(meters, settings.drift()), clock));
    }

    /** A new version of a plan reaches the accounts that are on it a few at a time. */
    @Bean
    ApplicationRunner planChanges(ReferenceTopic<PlanDefinition> planTopic, KeyRounds<?> rounds) {
        return arguments -> {
            planTopic.onChange(rounds::begin);
            rounds.begin();
        };
    }
}
