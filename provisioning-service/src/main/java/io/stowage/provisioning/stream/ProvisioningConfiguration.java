package io.stowage.provisioning.stream;

import io.micrometer.observation.ObservationRegistry;
import io.stowage.contracts.AccountState;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.PlanDefinition;
import io.stowage.events.KeyedStream;
import io.stowage.events.kafka.KeyedStreamConfiguration;
import io.stowage.events.kafka.ReferenceTopic;
import io.stowage.events.kafka.SharedTopics;
import io.stowage.events.service.SettingsById;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.Room;
import io.stowage.gateway.connect.ConfiguredGateways;
import io.stowage.provisioning.account.Gateways;
import io.stowage.provisioning.account.Occupancy;
import io.stowage.provisioning.account.OrderPolicy;
import io.stowage.provisioning.account.Places;
import io.stowage.provisioning.account.Placing;
import io.stowage.provisioning.account.Plans;
import io.stowage.provisioning.gateway.AskedGateways;
import io.stowage.provisioning.gateway.Reconciler;
import io.stowage.provisioning.gateway.RetryWaits;
import io.stowage.provisioning.gateway.SecondLook;
import io.stowage.provisioning.identity.IdentityClaims;
import io.stowage.provisioning.identity.IdentityRule;
import io.stowage.provisioning.identity.Naming;
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
import org.springframework.core.env.Environment;

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
    ConfiguredGateways gateways(Environment environment, ObservationRegistry observations) {
        return ConfiguredGateways.open(SettingsById.of(environment, "stowage.gateways"), observations);
    }

    @Bean
    ReferenceTopic<PlanDefinition> planTopic(SharedTopics topics) {
        return topics.reference(TopicCatalogue.PLANS, PlanDefinition.class);
    }

    @Bean
    IdentityClaims identityClaims(SharedTopics topics, Clock clock) {
        return new ClaimsTopic(topics, clock);
    }

    @Bean
    Naming naming(ProvisioningSettings settings, IdentityClaims claims) {
        IdentityRule emails = switch (settings.identity()) {
            case SUB_ADDRESSING -> new SubAddressing();
            case PLAIN_EMAIL -> new PlainEmail();
        };
        return new Naming(emails, claims);
    }

    @Bean
    Plans plans(ReferenceTopic<PlanDefinition> planTopic) {
        return new PublishedPlans(planTopic);
    }

    @Bean
    Occupancy occupancy(Plans plans) {
        return new Occupancy(plans);
    }

    @Bean
    SeenAccounts seenAccounts(SharedTopics topics, Occupancy occupancy, ConfiguredGateways configured) {
        return new SeenAccounts(
                topics, occupancy, configured.rooms().values().stream().anyMatch(Room::isBounded));
    }

    @Bean
    Placing placing(
            ProvisioningSettings settings,
            ConfiguredGateways configured,
            Plans plans,
            Naming naming,
            IdentityClaims claims,
            Occupancy occupancy) {
        return new Placing(
                plans,
                new AskedGateways(configured.byId(), configured.rooms()),
                naming,
                new Places(claims),
                occupancy,
                settings.holdRetry());
    }

    /** @param seenAccounts have to be known before an order is handled */
    @Bean
    KeyedStream<AccountState> provisioning(
            ProvisioningSettings settings,
            ConfiguredGateways configured,
            Plans plans,
            Placing placing,
            SeenAccounts seenAccounts,
            IdentityClaims claims,
            Clock clock) {
        Map<String, Gateway> gateways = configured.byId();
        Gateways asked = new AskedGateways(gateways, configured.rooms());
        OrderPolicy policy = new OrderPolicy(placing, plans, asked, settings.gracePeriod());
        Reconciler reconciler = new Reconciler(
                gateways,
                plans,
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
                new ProvisioningHandler(new Provisioning(policy, reconciler, clock), events, claims, clock));
    }
}
