package io.stowage.notification.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** An endpoint on a free port of this machine that keeps what is posted, and answers what it is told to. */
final class TestEndpoint implements AutoCloseable {

    /** @param headers by name in lower case */
    record Post(String method, String path, Map<String, String> headers, byte[] body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Breaks the connection in place of an answer. */
    static final int HANG_UP = 0;

    /** Answers only when the test is over. */
    static final int SILENT = -1;

    /** Begins an answer of 200 and never ends it. */
    static final int ENDLESS = -2;

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile int otherwise = 204;

    TestEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The next posts are answered so, one each. */
    synchronized void answers(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    /** All posts that nothing else was said about. */
    void answersAlways(int status) {
        otherwise = status;
    }

    List<Post> posts() {
        return posts;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        posts.add(new Post(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().entrySet().stream()
                        .collect(Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                header -> header.getValue().getFirst())),
                exchange.getRequestBody().readAllBytes()));
        int status = next();
        switch (status) {
            case HANG_UP -> exchange.close();
            case SILENT -> waitForTheEnd();
            case ENDLESS -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                waitForTheEnd();
            }
            default -> {
                exchange.getResponseHeaders().set("Location", url("/elsewhere").toString());
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            }
        }
    }

    private synchronized int next() {
        Integer answer = answers.poll();
        return answer == null ? otherwise : answer;
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
