package io.stowage.usage.topology;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record that cannot be read, or that makes the topology fail, goes to the dead letters in the same transaction, and the
 * others go on. Outages are no record's fault: they fail the thread, nothing of the transaction counts, and it comes again.
 *
 * <p>Streams makes its own instance, and gives it what it needs among its settings.
 */
public final class PutAside implements ProcessingExceptionHandler {

    /** The setting that holds the {@link DeadLetters}. */
    static final String DEAD_LETTERS = "stowage.usage.dead-letters";

    private static final Logger log = LoggerFactory.getLogger(PutAside.class);

    private @Nullable DeadLetters deadLetters;

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetters = (DeadLetters) configs.get(DEAD_LETTERS);
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        // What fails at a time, and not at a record, has none to put aside.
        return isOutage(exception) || context.topic() == null
                ? Response.fail()
                : Response.resume(List.of(putAside(context, exception)));
    }

    private static boolean isOutage(Exception exception) {
        return exception instanceof FormatUnavailable || exception instanceof KafkaException;
    }

    private ProducerRecord<byte[], byte[]> putAside(ErrorHandlerContext where, Exception why) {
        if (deadLetters == null) {
            throw new IllegalStateException("the handler was not configured");
        }
        if (why instanceof UnreadableRecord unreadable) {
            log.warn(
                    "{}-{}@{} is put aside: {}",
                    where.topic(),
                    where.partition(),
                    where.offset(),
                    unreadable.getMessage());
            return deadLetters.unreadable(where, unreadable);
        }
        log.error("{}-{}@{} failed and is put aside", where.topic(), where.partition(), where.offset(), why);
        return deadLetters.fault(where, why);
    }
}
