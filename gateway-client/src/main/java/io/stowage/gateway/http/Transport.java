package io.stowage.gateway.http;

import io.netty.channel.ChannelOption;
import io.stowage.gateway.GatewaySettings;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Connections to one gateway. */
final class Transport implements AutoCloseable {

    /** Shorter than servers keep idle connections, so that a request seldom meets one that is being closed. */
    private static final Duration IDLE = Duration.ofSeconds(15);

    private final ConnectionProvider connections;
    private final WebClient client;

    Transport(GatewaySettings settings) {
        var calls = settings.calls();
        connections = ConnectionProvider.builder("gateway-" + settings.id())
                .maxConnections(calls.maxConcurrent())
                .pendingAcquireMaxCount(-1)
                .pendingAcquireTimeout(calls.responseTimeout())
                .maxIdleTime(IDLE)
                .lifo()
                .build();
        client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create(connections)
                        // Netty would send some requests again by itself; only we know which may be.
                        .disableRetry(true)
                        .responseTimeout(calls.responseTimeout())
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                Math.toIntExact(calls.connectTimeout().toMillis()))))
                .defaultHeader("User-Agent", "stowage")
                .build();
    }

    WebClient client() {
        return client;
    }

    @Override
    public void close() {
        connections.disposeLater().block();
    }
}
