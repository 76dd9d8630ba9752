package io.stowage.benchmarks;

import static org.awaitility.Awaitility.await;

import io.stowage.provisioning.ProvisioningApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service as it runs in production: a process of its own with its own configuration. */
final class ServiceProcess implements AutoCloseable {

    private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");
    private static final Pattern RESTORED =
            Pattern.compile("restored (\\d+) keys of \\d+ partitions of \\S+ in (\\d+) ms");
    /** The last line of a histogram: instances and bytes that are alive after a collection of all garbage. */
    private static final Pattern ALIVE = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private final Process process;
    private final Path log;

    private ServiceProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** What the service says of the memory it has restored. */
    record Restored(long keys, Duration took) {}

    /**
     * The provisioning service. Returns when it has its partitions and their memory.
     *
     * @param log its output; what was there before is gone
     */
    static ServiceProcess start(Platform platform, SimulatedGateway gateway, Path log, String... options) {
        return start(
                ProvisioningApplication.class,
                Map.of(
                        "stowage.provisioning.billing-public-key",
                        platform.billingPublicKey().toString()),
                platform,
                gateway,
                log,
                options);
    }

    /**
     * The same with any service.
     *
     * @param settings of this service alone
     */
    static ServiceProcess start(
            Class<?> application,
            Map<String, String> settings,
            Platform platform,
            SimulatedGateway gateway,
            Path log,
            String... options) {
        List<String> command = new ArrayList<>();
        command.add(BIN.resolve("java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.stowage",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                application.getName(),
                "--spring.kafka.bootstrap-servers=" + platform.bootstrapServers(),
                "--stowage.registry=" + platform.registryUrl(),
                "--stowage.instance=benchmark",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--logging.level.io.stowage=INFO"));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        gateway.properties()
                .forEach((name, value) ->
                        command.add("--stowage.gateways." + SimulatedGateway.ID + "." + name + "=" + value));
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            ServiceProcess service = new ServiceProcess(process, log);
            service.restored();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Restored restored() {
        MatchResult said = await().atMost(Duration.ofMinutes(3))
                .failFast("the service ended by itself, see " + log, () -> !process.isAlive())
                .until(() -> firstMatch(RESTORED, Files.readString(log)), found -> found.hasMatch());
        return new Restored(Long.parseLong(said.group(1)), Duration.ofMillis(Long.parseLong(said.group(2))));
    }

    /** Bytes of the heap that are in use once all garbage was collected. */
    long bytesAlive() {
        try {
            Process histogram = new ProcessBuilder(
                            BIN.resolve("jcmd").toString(), Long.toString(process.pid()), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            MatchResult total = firstMatch(ALIVE, said);
            if (!total.hasMatch()) {
                throw new IllegalStateException("no histogram of the service's heap: " + said);
            }
            return Long.parseLong(total.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time it has used so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static MatchResult firstMatch(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        matcher.find();
        return matcher.toMatchResult();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
