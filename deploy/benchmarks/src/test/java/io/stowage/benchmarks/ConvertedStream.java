package io.stowage.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** What a stream would be in Spring Cloud Stream's usual way: records become messages, messages become records. */
final class ConvertedStream {

    private static final String DESTINATION = "spring.cloud.stream.sendto.destination";

    private ConvertedStream() {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {
        @Bean
        Function<Message<List<byte[]>>, List<Message<byte[]>>> converted(ReadyMade outputs) {
            return batch -> {
                List<?> keys = Objects.requireNonNull(batch.getHeaders().get(KafkaHeaders.RECEIVED_KEY, List.class));
                List<Message<byte[]>> messages = new ArrayList<>();
                for (Object key : keys) {
                    outputs.records().forEach(output -> messages.add(message(output, key)));
                }
                return messages;
            };
        }
    }

    private static Message<byte[]> message(ReadyMade.Output output, Object key) {
        MessageBuilder<byte[]> message = MessageBuilder.withPayload(output.value())
                .setHeader(DESTINATION, output.topic())
                .setHeader(KafkaHeaders.KEY, key);
        output.headers().forEach(header -> message.setHeader(header.key(), new String(header.value(), UTF_8)));
        return message.build();
    }

    static AutoCloseable start(Platform platform, StreamTopics topics, String group) {
        String binder = "--spring.cloud.stream.kafka.binder.";
        String bytes = "org.apache.kafka.common.serialization.ByteArray";
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("outputs", ReadyMade.class, () -> ReadyMade.of(platform, topics)))
                .run(
                        "--spring.application.name=benchmark",
                        "--spring.main.banner-mode=off",
                        "--spring.kafka.bootstrap-servers=" + platform.bootstrapServers(),
                        "--spring.cloud.function.definition=converted",
                        "--spring.cloud.stream.default.producer.use-native-encoding=true",
                        "--spring.cloud.stream.bindings.converted-in-0.destination="
                                + topics.orders().name(),
                        "--spring.cloud.stream.bindings.converted-in-0.group=" + group,
                        "--spring.cloud.stream.bindings.converted-in-0.consumer.batch-mode=true",
                        "--spring.cloud.stream.bindings.converted-in-0.consumer.use-native-decoding=true",
                        // Asked for at start; every record names its own.
                        "--spring.cloud.stream.bindings.converted-out-0.destination="
                                + topics.lifecycle().name(),
                        binder + "auto-create-topics=false",
                        binder + "required-acks=all",
                        binder + "consumer-properties.isolation.level=read_committed",
                        binder + "consumer-properties.auto.offset.reset=earliest",
                        binder + "consumer-properties.max.poll.records=" + StreamOverhead.BATCH,
                        binder + "consumer-properties.key.deserializer=" + bytes + "Deserializer",
                        binder + "consumer-properties.value.deserializer=" + bytes + "Deserializer",
                        binder + "transaction.transaction-id-prefix=" + group + "-",
                        binder + "transaction.producer.use-native-encoding=true",
                        binder + "transaction.producer.configuration.key.serializer=" + bytes + "Serializer",
                        binder + "transaction.producer.configuration.value.serializer=" + bytes + "Serializer",
                        "--logging.level.org.springframework.cloud.function.context.config.FunctionConfiguration=WARN",
                        // Says that the meters of the run before are still there.
                        "--logging.level.io.micrometer=ERROR",
                        InstantStream.QUIET_OFFSETS);
    }
}
