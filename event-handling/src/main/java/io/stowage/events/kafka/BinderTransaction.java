package io.stowage.events.kafka;

import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.stream.binder.BinderFactory;
import org.springframework.cloud.stream.binder.kafka.KafkaMessageChannelBinder;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.messaging.MessageChannel;

/**
 * Sends in the transaction that the binder's container holds on the calling thread; fails outside of one. Records go out
 * as they are: the binder's own outbound channels would rewrite their headers.
 */
final class BinderTransaction implements Consumer<ProducerRecord<byte[], byte[]>> {

    private final ObjectProvider<BinderFactory> binders;
    private final StreamMetrics metrics;
    private @Nullable KafkaTemplate<byte[], byte[]> template;

    /** @param binders asked at the first record only, because the binder is made after the functions it binds */
    BinderTransaction(ObjectProvider<BinderFactory> binders, StreamMetrics metrics) {
        this.binders = binders;
        this.metrics = metrics;
    }

    @Override
    public void accept(ProducerRecord<byte[], byte[]> output) {
        template().send(output);
        metrics.sent(output);
    }

    /**
     * Ends what a former run of this instance, killed in the middle of a transaction, has left open in Kafka. Otherwise
     * restoring the memory would wait for that transaction's timeout.
     */
    void endFormer() {
        template().getProducerFactory().createProducer().close();
    }

    private synchronized KafkaTemplate<byte[], byte[]> template() {
        KafkaTemplate<byte[], byte[]> present = template;
        if (present == null) {
            var binder = (KafkaMessageChannelBinder) binders.getObject().getBinder("kafka", MessageChannel.class);
            present = new KafkaTemplate<>(Objects.requireNonNull(
                    binder.getTransactionalProducerFactory(), "the binder has no transaction-id-prefix"));
            template = present;
        }
        return present;
    }
}
