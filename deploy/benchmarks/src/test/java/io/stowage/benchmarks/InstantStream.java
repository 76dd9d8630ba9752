package io.stowage.benchmarks;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.OrderEvent;
import io.stowage.events.Emission;
import io.stowage.events.KeyedHandler;
import io.stowage.events.KeyedStream;
import io.stowage.events.MemoryChange;
import io.stowage.events.Outcome;
import io.stowage.events.kafka.KeyedStreamConfiguration;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** A service whose handler decides at once and calls nobody. */
final class InstantStream {

    /** As in provisioning's own configuration: at the end it says of every partition that it is no longer assigned. */
    static final String QUIET_OFFSETS =
            "--logging.level.org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils=ERROR";

    private InstantStream() {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(KeyedStreamConfiguration.class)
    static class Service {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    static AutoCloseable start(Platform platform, StreamTopics topics, String group) {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("stream", KeyedStream.class, () -> stream(topics)))
                .run(
                        "--spring.application.name=benchmark",
                        "--spring.main.banner-mode=off",
                        "--spring.kafka.bootstrap-servers=" + platform.bootstrapServers(),
                        "--stowage.registry=" + platform.registryUrl(),
                        "--stowage.instance=" + group,
                        "--spring.cloud.stream.kafka.binder.consumer-properties.max.poll.records="
                                + StreamOverhead.BATCH,
                        "--spring.cloud.stream.bindings.keyedStream-in-0.destination="
                                + topics.orders().name() + ","
                                + topics.wakeUps().name(),
                        "--spring.cloud.stream.bindings.keyedStream-in-0.group=" + group,
                        QUIET_OFFSETS);
    }

    private static KeyedStream<AccountState> stream(StreamTopics topics) {
        return new KeyedStream<>(
                "benchmark",
                topics.orders(),
                OrderEvent.class,
                topics.memory(),
                AccountState.class,
                topics.wakeUps(),
                topics.deadLetters(),
                new AtOnce(topics));
    }

    private record AtOnce(StreamTopics topics) implements KeyedHandler<OrderEvent, AccountState> {

        @Override
        public Outcome<AccountState> handle(String key, OrderEvent event, @Nullable AccountState memory) {
            String id = event.getEventId();
            Instant now = event.getOccurredAt();
            return new Outcome<>(
                    new MemoryChange.Remember<>(Samples.account(key, id, 1)),
                    List.of(
                            new Emission(
                                    topics.credentials(),
                                    Samples.credential(key, id),
                                    id,
                                    "io.stowage.credentials.issued",
                                    now),
                            new Emission(
                                    topics.lifecycle(),
                                    Samples.provisioned(key, id),
                                    id,
                                    "io.stowage.lifecycle.provisioned",
                                    now)),
                    Optional.empty());
        }

        @Override
        public Outcome<AccountState> wake(String key, AccountState memory) {
            return Outcome.nothing();
        }

        @Override
        public Optional<Instant> wakeAt(AccountState memory) {
            return Optional.empty();
        }
    }
}
