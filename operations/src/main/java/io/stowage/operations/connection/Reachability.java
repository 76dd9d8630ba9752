package io.stowage.operations.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks first whether anybody listens at all: the clients would try for long and say little. */
final class Reachability {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private Reachability() {}

    /** @throws CannotReach when none of the servers accepts a connection */
    static void requireKafka(String bootstrapServers) {
        List<String> problems = Stream.of(bootstrapServers.split(","))
                .map(String::strip)
                .map(Reachability::tryKafka)
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
        if (problems.size() == bootstrapServers.split(",").length) {
            throw new CannotReach("cannot reach Kafka at %s: %s; is it running, and is the address right?"
                    .formatted(bootstrapServers, problems.getLast()));
        }
    }

    /** @throws CannotReach when it does not accept a connection */
    static void requireRegistry(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new CannotReach("the schema registry's address is no URL", e);
        }
        if (uri.getHost() == null) {
            throw new CannotReach("the schema registry's address '%s' is no URL with a host, like http://localhost:8081"
                    .formatted(withoutLogin(url)));
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
        connect(uri.getHost(), port).ifPresent(problem -> {
            throw new CannotReach("cannot reach the schema registry at %s: %s; is it running, and is the address right?"
                    .formatted(withoutLogin(url), problem));
        });
    }

    /** An address may carry a name and a password. */
    private static String withoutLogin(String url) {
        return url.replaceFirst("//[^/]*@", "//");
    }

    /** What is wrong, or nothing. */
    private static Optional<String> tryKafka(String server) {
        int colon = server.lastIndexOf(':');
        try {
            return connect(
                    server.substring(0, Math.max(colon, 0)).replaceAll("^\\[|]$", ""),
                    Integer.parseInt(server.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.of("'%s' is not HOST:PORT".formatted(server));
        }
    }

    private static Optional<String> connect(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) LIMIT.toMillis());
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("unknown host " + host);
        } catch (SocketTimeoutException e) {
            return Optional.of("no answer within %d s".formatted(LIMIT.toSeconds()));
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
        }
    }
}
