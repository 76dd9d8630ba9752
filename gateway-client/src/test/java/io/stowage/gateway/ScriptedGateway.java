package io.stowage.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A gateway at socket level: answers each request as the test says, including not at all. */
public final class ScriptedGateway implements AutoCloseable {

    /** What came in. */
    public record Request(String method, String target, Map<String, String> headers) {
        public String line() {
            return method + " " + target;
        }
    }

    /** What to do with a request. */
    public interface Reaction {
        void to(Request request, Socket connection) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final Function<Request, Reaction> script;

    public ScriptedGateway(Function<Request, Reaction> script) {
        this.script = script;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(this::accept);
    }

    /** Answers in this order, and at the end with the last one for ever. */
    public static ScriptedGateway answering(Reaction... reactions) {
        var next = new AtomicInteger();
        return new ScriptedGateway(request -> reactions[Math.min(next.getAndIncrement(), reactions.length - 1)]);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public List<String> lines() {
        return requests().stream().map(Request::line).toList();
    }

    /** Settings of an ostor gateway. */
    public GatewaySettings settings(String dialect, Map<String, String> more) {
        return settings(Map.of("dialect", dialect), more);
    }

    /** Settings of a Ceph object gateway. */
    public GatewaySettings rgwSettings(Map<String, String> more) {
        return settings(Map.of("type", "rgw"), more);
    }

    private GatewaySettings settings(Map<String, String> kind, Map<String, String> more) {
        var properties = new TreeMap<>(Map.of(
                "endpoint", endpoint().toString(),
                "access-key", "SYSTEMKEY",
                "secret-key", "system-secret-value",
                // A busy machine must not look like a failing gateway.
                "connect-timeout", "1m",
                "response-timeout", "1m",
                "retry-wait", "1ms",
                "retry-attempts", "3"));
        properties.putAll(kind);
        properties.putAll(more);
        return GatewaySettings.of("test", properties);
    }

    public static Reaction json(String body) {
        return answer(200, "", body);
    }

    public static Reaction answer(int status, String extraHeaders, String body) {
        return (request, connection) -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var out = connection.getOutputStream();
            head(out, status, extraHeaders + "Content-Length: " + bytes.length + "\r\n");
            out.write(bytes);
            out.flush();
        };
    }

    public static void head(OutputStream out, int status, String headers) throws IOException {
        out.write(("HTTP/1.1 " + status + " Status\r\nConnection: close\r\nx-amz-request-id: req-" + status + "\r\n"
                        + headers + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    /** The connection is torn down without a word. */
    public static Reaction reset() {
        return (request, connection) -> connection.setSoLinger(true, 0);
    }

    /** The head and half of the body, then nothing more. */
    public static Reaction cut(String begin) {
        return (request, connection) -> {
            head(connection.getOutputStream(), 200, "Content-Length: " + (begin.length() + 1000) + "\r\n");
            connection.getOutputStream().write(begin.getBytes(StandardCharsets.UTF_8));
            connection.getOutputStream().flush();
        };
    }

    /** No word, and the connection stays until the far side goes. */
    public static Reaction silence() {
        return (request, connection) -> {
            var unused = connection.getInputStream().read();
        };
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
        // Until the accepting thread is gone, the port still takes connections.
        threads.close();
    }

    private void accept() {
        while (true) {
            try {
                var connection = server.accept();
                threads.submit(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            var first = in.readLine();
            if (first == null) {
                return;
            }
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                var parts = line.split(":", 2);
                headers.put(parts[0], parts[1].strip());
            }
            var parts = first.split(" ");
            var request = new Request(parts[0], parts[1], headers);
            requests.add(request);
            script.apply(request).to(request, connection);
        } catch (IOException | InterruptedException gone) {
            // The far side has what it wanted, or the test is over.
        }
    }
}
