package io.stowage.gateway.rgw;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.gateway.GatewaySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.LoggerFactory;

/**
 * A Ceph object gateway, started by {@code deploy/rgw} when the first test asks for it and shared by all tests of this JVM;
 * it stops with the JVM. Where Ceph is missing, tests are skipped, or fail if {@code STOWAGE_NEEDS_RGW} is set.
 */
public final class RealRgw {

    private static final int MISSING = 3;

    private static @Nullable RealRgw started;
    private static @Nullable String missing;

    private final Map<String, String> environment;

    private RealRgw(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The one of this JVM. Where Ceph is missing, the test that asks is skipped and the log says so. */
    public static RealRgw get() {
        return find().orElseGet(() -> Assumptions.abort("no Ceph object gateway: " + missing));
    }

    /** The one of this JVM; empty, and the log says so, where Ceph is missing. */
    public static synchronized Optional<RealRgw> find() {
        if (started == null && missing == null) {
            try {
                started = start();
            } catch (MissingCeph why) {
                missing = why.getMessage();
                LoggerFactory.getLogger(RealRgw.class)
                        .warn("NOT TESTED against a real Ceph object gateway: {}", missing);
            }
        }
        return Optional.ofNullable(started);
    }

    public URI endpoint() {
        return URI.create(environment.get("RGW_ENDPOINT"));
    }

    /** Settings without the endpoint. */
    public Map<String, String> properties() {
        return Map.of(
                "type", "rgw",
                "access-key", environment.get("RGW_ACCESS_KEY"),
                "secret-key", environment.get("RGW_SECRET_KEY"));
    }

    public GatewaySettings settings(Map<String, String> more) {
        var properties = new HashMap<>(properties());
        properties.put("endpoint", endpoint().toString());
        properties.put("retry-wait", "1ms");
        properties.putAll(more);
        return GatewaySettings.of("real", properties);
    }

    /**
     * Counts once more, hours ago, what was counted for a user in one hour: the gateway cannot be told to have worked
     * then.
     */
    void repeatUsage(String user, Instant hour, int hoursAgo) {
        var from = hour.getEpochSecond();
        var to = from - hoursAgo * 3600L;
        for (var object : rados(new byte[0], "ls").lines().toList()) {
            for (var key : rados(new byte[0], "listomapkeys", object).lines().toList()) {
                if (key.startsWith("0" + from + "_" + user + "_") || key.startsWith(user + "_0" + from + "_")) {
                    var row = omapValue(object, key);
                    replace(row, from, to);
                    rados(row, "setomapval", object, key.replace("0" + from, "0" + to));
                }
            }
        }
    }

    private byte[] omapValue(String object, String key) {
        try {
            var file = Files.createTempFile("stowage-rgw", ".row");
            rados(new byte[0], "getomapval", object, key, file.toString());
            var row = Files.readAllBytes(file);
            Files.delete(file);
            return row;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log's rows hold their hour as eight bytes, the lowest first. */
    private static void replace(byte[] row, long from, long to) {
        var bytes = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
        for (var i = 0; i <= row.length - Long.BYTES; i++) {
            if (bytes.getLong(i) == from) {
                bytes.putLong(i, to);
                return;
            }
        }
        throw new IllegalStateException("the row holds no hour");
    }

    private String rados(byte[] input, String... arguments) {
        var command = new ArrayList<>(List.of(
                "rados", "-c", environment.get("RGW_CEPH_CONF"), "-p", "default.rgw.log", "--namespace", "usage"));
        command.addAll(List.of(arguments));
        try {
            var file = Files.write(Files.createTempFile("stowage-rgw", ".in"), input);
            var ended = run(new ProcessBuilder(command).redirectInput(file.toFile()));
            Files.delete(file);
            assertThat(ended.status()).as(ended.output()).isZero();
            return ended.output();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ceph's own administration, at the side of the gateway. */
    public String radosgwAdmin(String... arguments) {
        var command = new ArrayList<>(List.of("radosgw-admin", "-c", environment.get("RGW_CEPH_CONF")));
        command.addAll(List.of(arguments));
        var ended = run(new ProcessBuilder(command));
        assertThat(ended.status()).as(ended.output()).isZero();
        return ended.output();
    }

    private static RealRgw start() {
        var work = temporaryDirectory();
        var scripts = Path.of("..", "deploy", "rgw").toAbsolutePath().normalize();
        var starting = new ProcessBuilder(scripts.resolve("rgw-up.sh").toString(), work.toString());
        starting.environment()
                .put("OWNER_PID", Long.toString(ProcessHandle.current().pid()));
        var ended = run(starting);
        if (ended.status() == MISSING && System.getenv("STOWAGE_NEEDS_RGW") == null) {
            throw new MissingCeph(ended.output());
        }
        assertThat(ended.status()).as(ended.output()).isZero();
        var environment = new HashMap<String, String>();
        for (var line : lines(work.resolve("rgw.env"))) {
            var parts = line.split("=", 2);
            environment.put(parts[0], parts[1]);
        }
        return new RealRgw(environment);
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("stowage-rgw");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ended run(ProcessBuilder command) {
        try {
            // Through a file: a daemon that inherits a pipe keeps it open.
            var output = Files.createTempFile("stowage-rgw", ".out");
            var process = command.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command.command().getFirst() + " does not end");
            }
            var text = Files.readString(output);
            Files.delete(output);
            return new Ended(process.exitValue(), text.strip());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private record Ended(int status, String output) {}

    private static final class MissingCeph extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingCeph(String message) {
            super(message);
        }
    }
}
