package io.stowage.usage.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The topology as the service runs it, in a process of its own, to be killed. */
final class MeteringProcess {

    private final Process process;

    private MeteringProcess(Process process) {
        this.process = process;
    }

    /** @param directory its state, the same after a restart, and its log */
    static MeteringProcess start(String kafka, String registry, Path directory) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MeteringProcess.class.getName()));
        command.addAll(arguments(kafka, registry, directory));
        try {
            return new MeteringProcess(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("log").toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> arguments(String kafka, String registry, Path directory) {
        return List.of(
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--stowage.registry=" + registry,
                "--stowage.usage.state-directory=" + directory.resolve("state"),
                "--stowage.usage.daily-every=50ms",
                "--stowage.usage.history-days=100000",
                "--spring.main.banner-mode=off",
                // A killed instance is missed sooner.
                "--spring.kafka.properties.session.timeout.ms=6000",
                "--spring.kafka.properties.heartbeat.interval.ms=1000");
    }

    static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(MeteringConfiguration.class, Surroundings.class)
                .web(WebApplicationType.NONE);
    }

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a power cut would; returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Not marked as a configuration, so that nobody finds it by scanning. */
    @EnableAutoConfiguration
    static final class Surroundings {}
}
