package io.stowage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A Kafka broker and its controller (KRaft, one node) inside this JVM, reachable from this machine only.
 *
 * <p>Topics, records, committed offsets and transactions are kept in the data directory, so that a broker started again
 * on it goes on where the last one stopped or was killed. Topics are not created by use: who needs one creates it.
 *
 * <p>The broker logs through SLF4J, much of it at INFO. For a quiet start set the loggers {@code kafka}, {@code
 * org.apache.kafka} and {@code state.change.logger} to WARN.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private final DirectoryLock directory;
    private final KraftServer server;
    private final int port;

    private EmbeddedBroker(DirectoryLock directory, KraftServer server, int port) {
        this.directory = directory;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it serves clients.
     *
     * @param dataDirectory where the broker keeps its data; created and formatted where it is new, used by one broker at
     *     a time
     * @param portOr0 the TCP port on 127.0.0.1, or 0 for any free one
     * @throws IllegalStateException when the port or the directory is in use, or the broker does not start; the message
     *     says which
     */
    public static EmbeddedBroker start(Path dataDirectory, int portOr0) {
        int port = portOr0 == 0 ? Ports.free() : Ports.requireFree(portOr0);
        try {
            Files.createDirectories(dataDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the broker's data directory " + dataDirectory, e);
        }
        DirectoryLock lock = DirectoryLock.take(dataDirectory, "broker");
        try {
            KraftServer server = KraftServer.start(dataDirectory, settings(dataDirectory, port, Ports.free()));
            return new EmbeddedBroker(lock, server, port);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The address for {@code bootstrap.servers}, host and port. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    /** Stops the broker in order; safe to repeat. */
    @Override
    public void close() {
        server.close();
        directory.close();
    }

    private static Properties settings(Path dataDirectory, int port, int controllerPort) {
        String controller = Ports.LOOPBACK + ":" + controllerPort;
        Properties settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        settings.setProperty("controller.quorum.voters", "1@" + controller);
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("listeners", "PLAINTEXT://" + Ports.LOOPBACK + ":" + port + ",CONTROLLER://" + controller);
        settings.setProperty("log.dirs", dataDirectory.toAbsolutePath().toString());
        // A misspelt topic fails at once instead of coming into being without its settings.
        settings.setProperty("auto.create.topics.enable", "false");
        // One node is all there is to replicate to.
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        // Fifty partitions each by default: files and start-up time that one machine does not need.
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "4");
        // The first consumer of a group need not wait for others.
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        // After a hard kill the controller believes in the old broker until its session ends: 9 s by default.
        settings.setProperty("broker.session.timeout.ms", "2000");
        settings.setProperty("broker.heartbeat.interval.ms", "500");
        // Taken from the heap at start: 128 MiB by default.
        settings.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
        return settings;
    }
}
