package io.stowage.provisioning.stream;

import static io.stowage.provisioning.stream.Rig.PLAN_WITH_BUCKET;
import static io.stowage.provisioning.stream.Rig.newSubscription;
import static io.stowage.provisioning.stream.Rig.order;
import static io.stowage.provisioning.stream.Rig.placed;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.OrderKeysRotated;
import io.stowage.contracts.OrderKind;
import io.stowage.gateway.AccessKey;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.simulator.faults.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A secret is at the gateway, with billing, and nowhere else, however much is logged and whatever fails. */
class SecretsTest {

    private final Rig rig = Rig.running();
    private final String subscription = newSubscription();
    private final Everything log = new Everything();
    private final Logger all = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.stowage");
    private final Level level = all.getLevel();
    private final Level levelOfOurs = ours.getLevel();
    private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();

    /** In place of the usual appenders, which would write it all to the terminal. */
    @BeforeEach
    void listen() {
        all.iteratorForAppenders().forEachRemaining(usual::add);
        usual.forEach(all::detachAppender);
        log.start();
        all.addAppender(log);
        all.setLevel(Level.DEBUG);
        ours.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        ours.setLevel(levelOfOurs);
        all.setLevel(level);
        all.detachAppender(log);
        usual.forEach(all::addAppender);
        rig.gateway("virtuozzo").faults().clear();
    }

    @Test
    void secretsLieOnNoTopicAndInNoLog() {
        rig.gateway("virtuozzo").faults().add(Fault.cutAfter("users.create").times(1));
        rig.gateway("virtuozzo")
                .faults()
                .add(Fault.refuse("s3.createBucket", 400).times(1));
        rig.order(placed(subscription, "virtuozzo", PLAN_WITH_BUCKET));
        rig.awaitAccount(subscription, state -> state.getStatus() == AccountStatus.ACTIVE);
        rig.gateway("virtuozzo").faults().add(Fault.cutAfter("users.genKey").times(1));
        rig.order(order(subscription, OrderKind.KEYS_ROTATED)
                .setKeysRotated(new OrderKeysRotated(3600L))
                .build());
        rig.awaitAccount(subscription, state -> state.getAccessKeys().size() == 2);

        List<String> secrets = new ArrayList<>(rig.keys(subscription).stream()
                .map(AccessKey::secret)
                .map(secret -> secret.reveal())
                .toList());
        assertThat(secrets).hasSize(2).doesNotHaveDuplicates();
        secrets.add(rig.gateway("virtuozzo").systemKey().secretAccessKey());

        for (Topic topic : TopicCatalogue.all()) {
            for (ConsumerRecord<String, byte[]> record : rig.raw(topic, subscription)) {
                StringBuilder everything = new StringBuilder(text(record.value()));
                record.headers().forEach(header -> everything.append(text(header.value())));
                secrets.forEach(secret -> assertThat(everything.toString().contains(secret))
                        .as("a secret on %s", topic.name())
                        .isFalse());
            }
        }
        assertThat(log.lines).as("something was listened to").anyMatch(line -> line.contains(subscription));
        secrets.forEach(secret -> assertThat(log.lines.stream()
                        .filter(line -> line.contains(secret))
                        .map(line -> line.replace(secret, "<secret>")))
                .as("lines of the log with a secret")
                .isEmpty());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }

    /** Every line as an appender would write it, with stack traces. */
    private static final class Everything extends AppenderBase<ILoggingEvent> {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            IThrowableProxy thrown = event.getThrowableProxy();
            lines.add(event.getFormattedMessage()
                    + event.getKeyValuePairs()
                    + event.getMDCPropertyMap()
                    + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    }
}
