package io.stowage.events.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stowage.events.KeyedStream;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@link KeyRounds} for a service that wants them; {@code stowage.stream.due} tells how many keys are to be looked at. */
@Configuration(proxyBeanMethods = false)
public class KeyRoundsConfiguration {

    @Bean
    KeyRounds<?> keyRounds(
            KeyedStream<?> stream,
            Memory memory,
            RecordFormat format,
            Producer<byte[], byte[]> wakeUpProducer,
            ScheduledExecutorService alarmClock,
            MeterRegistry meters,
            @Value("${stowage.stream.woken-per-second:20}") int perSecond,
            Clock clock) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("stowage.stream.woken-per-second must be 1 or more");
        }
        KeyRounds<?> rounds = new KeyRounds<>(stream, memory, format, wakeUpProducer, perSecond, clock);
        alarmClock.scheduleWithFixedDelay(rounds, 1, 1, TimeUnit.SECONDS);
        Gauge.builder("stowage.stream.due", rounds, KeyRounds::due)
                .description("keys of this instance that a change elsewhere concerns and that were not handled yet")
                .register(meters);
        return rounds;
    }
}
