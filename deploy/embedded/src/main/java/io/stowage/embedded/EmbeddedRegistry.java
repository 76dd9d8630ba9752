package io.stowage.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Apicurio's schema registry in a JVM of its own on this machine, reachable from this machine only.
 *
 * <p>The registry ends with this JVM, even when this JVM is killed. It is the unpacked distribution that the build of
 * this module puts beside its classes; a system property can name another place: see {@link RegistryDistribution}.
 */
public final class EmbeddedRegistry implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final RegistryChild child;
    private final int port;

    private EmbeddedRegistry(RegistryChild child, int port) {
        this.child = child;
        this.port = port;
    }

    /**
     * Starts a registry that keeps its schemas, and returns when it is ready.
     *
     * @param dataDirectory where schemas and the registry's log are kept; created where it is new, used by one registry
     *     at a time
     * @param portOr0 the TCP port on 127.0.0.1, or 0 for any free one
     * @throws IllegalStateException when the port is in use, the distribution is missing, or the registry ends before it
     *     is ready; the message says which, with the last lines of its log
     */
    public static EmbeddedRegistry start(Path dataDirectory, int portOr0) {
        Path database = dataDirectory.toAbsolutePath().resolve("registry");
        List<String> arguments = List.of(dataDirectory.toAbsolutePath().toString());
        return start("jdbc:h2:file:" + database, arguments, dataDirectory.resolve("registry.log"), portOr0);
    }

    /**
     * Starts a registry that forgets everything when it is closed, and returns when it is ready.
     *
     * @param log the file its output goes to
     * @param portOr0 the TCP port on 127.0.0.1, or 0 for any free one
     * @throws IllegalStateException as {@link #start}
     */
    public static EmbeddedRegistry startInMemory(Path log, int portOr0) {
        return start("jdbc:h2:mem:registry", List.of(), log, portOr0);
    }

    private static EmbeddedRegistry start(String database, List<String> arguments, Path log, int portOr0) {
        int port = portOr0 == 0 ? Ports.free() : Ports.requireFree(portOr0);
        int managementPort = Ports.free();
        try {
            List<String> command = command(database, port, managementPort);
            command.addAll(arguments);
            RegistryChild child = RegistryChild.start(command, log);
            child.awaitReady(
                    URI.create("http://" + Ports.LOOPBACK + ":" + managementPort + "/health/ready"), START_LIMIT);
            return new EmbeddedRegistry(child, port);
        } catch (IOException e) {
            throw new IllegalStateException("cannot start the schema registry: " + e.getMessage(), e);
        }
    }

    /** The registry's address without a path. */
    public String url() {
        return "http://" + Ports.LOOPBACK + ":" + port;
    }

    /** The root of the API that Confluent's registry has, and the serializers of both kinds speak. */
    public String confluentApi() {
        return url() + "/apis/ccompat/v7";
    }

    /** Stops the registry in order; safe to repeat. */
    @Override
    public void close() {
        child.close();
    }

    private static List<String> command(String database, int port, int managementPort) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        // What the manifest of the distribution's start jar asks for, and only `java -jar` grants by itself.
        command.addAll(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED"));
        command.add("-Dquarkus.http.host=" + Ports.LOOPBACK);
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.management.host=" + Ports.LOOPBACK);
        command.add("-Dquarkus.management.port=" + managementPort);
        command.add("-Dquarkus.banner.enabled=false");
        command.add("-Dquarkus.log.level=WARN");
        command.add("-Dapicurio.storage.sql.kind=h2");
        command.add("-Dapicurio.datasource.url=" + database);
        command.addAll(List.of("-cp", RegistryDistribution.classPath(), RegistryProcess.class.getName()));
        return command;
    }
}
