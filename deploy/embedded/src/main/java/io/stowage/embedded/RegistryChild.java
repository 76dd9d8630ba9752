package io.stowage.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A child JVM whose standard input is the rope it hangs on: closed, the child ends. */
final class RegistryChild implements AutoCloseable {

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(50);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final int LOG_LINES_SHOWN = 20;

    /** Left out of what a failure shows: the causes between them say what is wrong. */
    private static final Pattern STACK_FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ more)");

    private final Process process;
    private final Path log;

    private RegistryChild(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static RegistryChild start(List<String> command, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new RegistryChild(process, log);
    }

    /** Returns when the address answers 200; ends the child and throws when it has not within the limit. */
    void awaitReady(URI health, Duration limit) throws IOException {
        Instant deadline = Instant.now().plus(limit);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isReady(client, health)) {
                if (process.waitFor(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw failure("ended with exit code " + process.exitValue() + " before it was ready");
                }
                if (Instant.now().isAfter(deadline)) {
                    throw failure("was not ready within " + limit.toSeconds() + " s");
                }
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the schema registry was starting", e);
        }
    }

    private static boolean isReady(HttpClient client, URI health) throws InterruptedException {
        HttpRequest probe = HttpRequest.newBuilder(health).timeout(PROBE_LIMIT).build();
        try {
            return client.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYetListening) {
            return false;
        }
    }

    private IllegalStateException failure(String what) throws IOException {
        close();
        return new IllegalStateException("the schema registry " + what + "; the end of " + log + ":\n" + endOfLog());
    }

    private String endOfLog() throws IOException {
        // Decoded leniently: a log cut off in the middle of a character must not hide the rest.
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        List<String> lines =
                text.lines().filter(line -> !STACK_FRAME.matcher(line).find()).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
