package io.stowage.notification.stream;

import io.stowage.contracts.NoticeState;
import io.stowage.contracts.PlanDefinition;
import io.stowage.events.KeyedStream;
import io.stowage.events.kafka.KeyRounds;
import io.stowage.events.kafka.KeyRoundsConfiguration;
import io.stowage.events.kafka.KeyedStreamConfiguration;
import io.stowage.events.kafka.ReferenceTopic;
import io.stowage.events.kafka.SharedTopics;
import io.stowage.notification.subscription.Notifying;
import io.stowage.schemas.topics.TopicCatalogue;
import java.time.Clock;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires what is decided; the channels are wired apart. */
@Configuration(proxyBeanMethods = false)
@Import({KeyedStreamConfiguration.class, KeyRoundsConfiguration.class})
@EnableConfigurationProperties(NotificationSettings.class)
class NotificationConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ReferenceTopic<PlanDefinition> planTopic(SharedTopics topics) {
        return topics.reference(TopicCatalogue.PLANS, PlanDefinition.class);
    }

    @Bean
    KeyedStream<NoticeState> notices(
            NotificationSettings settings, ReferenceTopic<PlanDefinition> planTopic, Clock clock) {
        NotificationHandler handler =
                new NotificationHandler(new Notifying(new PublishedPlans(planTopic), settings.manners(), clock), clock);
        return new KeyedStream<>(
                "notification",
                handler.inputs(),
                TopicCatalogue.NOTICES,
                NoticeState.class,
                TopicCatalogue.NOTIFICATION_WAKEUPS,
                TopicCatalogue.NOTIFICATION_DEAD_LETTERS,
                handler);
    }

    /** A new version of a plan reaches the subscriptions that are on it a few at a time. */
    @Bean
    ApplicationRunner planChanges(ReferenceTopic<PlanDefinition> planTopic, KeyRounds<?> rounds) {
        return arguments -> {
            planTopic.onChange(rounds::begin);
            rounds.begin();
        };
    }
}
