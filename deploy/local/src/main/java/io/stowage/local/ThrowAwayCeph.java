package io.stowage.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.gateway.Secret;
import io.stowage.operations.output.OperationFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real Ceph object gateway whose data are in memory: {@code deploy/rgw} starts and stops it. */
final class ThrowAwayCeph implements AutoCloseable {

    private final Path work;
    private final RunningGateway gateway;

    private ThrowAwayCeph(Path work, RunningGateway gateway) {
        this.work = work;
        this.gateway = gateway;
    }

    /** @throws OperationFailed with what the script says, where Ceph is missing or does not start */
    static ThrowAwayCeph start(Path work) {
        run(work, "rgw-up.sh");
        Map<String, String> environment = environment(work.resolve("rgw.env"));
        return new ThrowAwayCeph(
                work,
                new RunningGateway(
                        URI.create(environment.getOrDefault("RGW_ENDPOINT", "")),
                        environment.getOrDefault("RGW_ACCESS_KEY", ""),
                        Secret.of(environment.getOrDefault("RGW_SECRET_KEY", ""))));
    }

    RunningGateway gateway() {
        return gateway;
    }

    @Override
    public void close() {
        run(work, "rgw-down.sh");
    }

    private static void run(Path work, String script) {
        Path scripts = Path.of(System.getProperty("stowage.home", "")).resolve("deploy/rgw");
        ProcessBuilder command =
                new ProcessBuilder(List.of("bash", scripts.resolve(script).toString(), work.toString()));
        command.environment()
                .put("OWNER_PID", Long.toString(ProcessHandle.current().pid()));
        try {
            Process process = command.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new OperationFailed(
                        said.strip().lines().reduce((first, last) -> last).orElse(script + " failed"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + script, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailed("interrupted while running " + script, e);
        }
    }

    private static Map<String, String> environment(Path file) {
        try {
            Map<String, String> values = new HashMap<>();
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
