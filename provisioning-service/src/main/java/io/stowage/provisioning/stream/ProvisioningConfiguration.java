package io.stowage.provisioning.stream;

import io.micrometer.observation.ObservationRegistry;
import io.stowage.contracts.AccountState;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.PlanDefinition;
import io.stowage.events.KeyedStream;
import io.stowage.events.kafka.KeyedStreamConfiguration;
import io.stowage.events.kafka.ReferenceTopic;
import io.stowage.events.kafka.SharedTopics;
import io.stowage.gateway.Gateway;
import io.stowage.provisioning.account.OrderPolicy;
import io.stowage.provisioning.account.Placing;
import io.stowage.provisioning.account.Plans;
import io.stowage.provisioning.gateway.Reconciler;
import io.stowage.provisioning.gateway.RetryWaits;
import io.stowage.provisioning.gateway.SecondLook;
import io.stowage.provisioning.identity.IdentityRule;
import io.stowage.provisioning.identity.PlainEmail;
import io.stowage.provisioning.identity.SubAddressing;
import io.stowage.provisioning.lifecycle.Provisioning;
import io.stowage.schemas.credentials.BillingPublicKey;
import io.stowage.schemas.topics.TopicCatalogue;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the service. */
@Configuration(proxyBeanMethods = false)
@Import(KeyedStreamConfiguration.class)
@EnableConfigurationProperties(ProvisioningSettings.class)
class ProvisioningConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ConfiguredGateways gateways(ProvisioningSettings settings, ObservationRegistry observations) {
        return ConfiguredGateways.open(settings.requiredGateways(), observations);
    }

    @Bean
    ReferenceTopic<PlanDefinition> planTopic(SharedTopics topics) {
        return topics.reference(TopicCatalogue.PLANS, PlanDefinition.class);
    }

    @Bean
    IdentityRule identityRule(ProvisioningSettings settings, SharedTopics topics, Clock clock) {
        return switch (settings.identity()) {
            case SUB_ADDRESSING -> new SubAddressing();
            case PLAIN_EMAIL -> new PlainEmail(new ClaimsTopic(topics, clock));
        };
    }

    @Bean
    KeyedStream<OrderEvent, AccountState> provisioning(
            ProvisioningSettings settings,
            ConfiguredGateways configured,
            ReferenceTopic<PlanDefinition> planTopic,
            IdentityRule identity,
            Clock clock) {
        Map<String, Gateway> gateways = configured.byId();
        Plans plans = new PublishedPlans(planTopic);
        OrderPolicy policy =
                new OrderPolicy(new Placing(plans, gateways.keySet(), identity), plans, settings.gracePeriod());
        Reconciler reconciler = new Reconciler(
                gateways,
                new RetryWaits(settings.firstRetry(), settings.longestRetry()),
                new SecondLook(settings.secondLook()),
                settings.markerRetention(),
                clock);
        EventEmissions events = new EventEmissions(
                BillingPublicKey.read(settings.requiredBillingPublicKey()),
                gateways.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, gateway -> gateway.getValue().endpoint())));
        return new KeyedStream<>(
                "provisioning",
                TopicCatalogue.ORDERS,
                OrderEvent.class,
                TopicCatalogue.ACCOUNTS,
                AccountState.class,
                TopicCatalogue.PROVISIONING_WAKEUPS,
                TopicCatalogue.PROVISIONING_DEAD_LETTERS,
                new ProvisioningHandler(new Provisioning(policy, reconciler, identity, clock), events, clock));
    }
}
