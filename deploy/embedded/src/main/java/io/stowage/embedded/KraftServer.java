package io.stowage.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The one place that touches Kafka's internal server classes, which carry no promise between versions (written for
 * 4.2).
 */
final class KraftServer implements AutoCloseable {

    private final KafkaRaftServer server;

    private KraftServer(KafkaRaftServer server) {
        this.server = server;
    }

    static KraftServer start(Path dataDirectory, Properties settings) {
        try {
            KafkaConfig config = KafkaConfig.fromProps(settings, false);
            formatOnce(dataDirectory, config);
            return started(new KafkaRaftServer(config, Time.SYSTEM));
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the embedded Kafka broker on " + dataDirectory + " did not start: " + reason(e), e);
        }
    }

    private static KraftServer started(KafkaRaftServer server) {
        try {
            server.startup();
            return new KraftServer(server);
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    /** What {@code kafka-storage.sh format} does; a directory that has its meta.properties is left as it is. */
    private static void formatOnce(Path dataDirectory, KafkaConfig config) throws Exception {
        if (Files.exists(dataDirectory.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(config.nodeId())
                .addDirectory(config.metadataLogDir())
                .setMetadataLogDirectory(config.metadataLogDir())
                .setControllerListenerName(config.controllerListenerNames().get(0))
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
