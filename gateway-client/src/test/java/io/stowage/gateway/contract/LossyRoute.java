package io.stowage.gateway.contract;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The way to a gateway, on which answers can get lost after their requests have done their work. Requests travel as they
 * are, but for the connection, which serves one request each.
 */
final class LossyRoute implements AutoCloseable {

    private final ServerSocket server;
    private final URI target;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable String> toLose = new AtomicReference<>();

    LossyRoute(URI target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Loses the answer to the next request whose first line matches. */
    void loseNextAnswer(String requestLine) {
        toLose.set(requestLine);
    }

    /** Whether what was to be lost was lost. */
    boolean hasLost() {
        return toLose.get() == null;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
        threads.close();
    }

    private void accept() {
        while (true) {
            try {
                var connection = server.accept();
                threads.submit(() -> pass(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket near) {
        try (near;
                var far = new Socket(target.getHost(), target.getPort())) {
            var in = new BufferedInputStream(near.getInputStream());
            var lines = head(in);
            if (lines.isEmpty()) {
                return;
            }
            if (has(lines, "expect: 100-continue")) {
                near.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
            far.getOutputStream().write(singleRequest(lines).getBytes(StandardCharsets.ISO_8859_1));
            far.getOutputStream().write(in.readNBytes(contentLength(lines)));
            far.getOutputStream().flush();
            if (isLost(lines.getFirst())) {
                far.getInputStream().transferTo(new ByteArrayOutputStream());
                near.setSoLinger(true, 0);
            } else {
                far.getInputStream().transferTo(near.getOutputStream());
            }
        } catch (IOException gone) {
            // One side had enough; the other notices by its own connection.
        }
    }

    private boolean isLost(String requestLine) {
        var wanted = toLose.get();
        return wanted != null && requestLine.matches(wanted + " HTTP/1.1") && toLose.compareAndSet(wanted, null);
    }

    private static String singleRequest(List<String> lines) {
        var passed = new StringBuilder();
        for (var line : lines) {
            var name = line.toLowerCase(Locale.ROOT);
            if (!name.startsWith("connection:") && !name.startsWith("expect:")) {
                passed.append(line).append("\r\n");
            }
        }
        return passed.append("Connection: close\r\n\r\n").toString();
    }

    private static boolean has(List<String> lines, String header) {
        return lines.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith(header));
    }

    private static int contentLength(List<String> lines) {
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    /** The lines before the empty one; none at the end of the stream. */
    private static List<String> head(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                if (line.isEmpty()) {
                    return lines;
                }
                lines.add(line.toString());
                line.setLength(0);
            } else if (next != '\r') {
                line.append((char) next);
            }
        }
        return List.of();
    }
}
