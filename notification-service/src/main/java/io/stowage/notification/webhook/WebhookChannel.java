package io.stowage.notification.webhook;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.netty.channel.ChannelOption;
import io.stowage.messages.Message;
import io.stowage.notification.channel.Channel;
import io.stowage.notification.channel.Delivery;
import io.stowage.notification.channel.Delivery.ChannelDown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Posts messages to one endpoint, with a few attempts each, and none at all for a while when most of them failed. */
public final class WebhookChannel implements Channel {

    /** As much of an answer as is read, so that its connection can be used again. */
    private static final long READ = 64 * 1024;

    private static final int GROWTH = 2;
    private static final double JITTER = 0.25;

    private final String name;
    private final String address;
    private final WebhookEndpoint endpoint;
    private final SigningKey key;
    private final Clock clock;
    private final WebClient client;
    private final CircuitBreaker breaker;
    private final Retry retry;

    public WebhookChannel(String endpointName, WebhookEndpoint endpoint, Clock clock) {
        this.name = "webhook:" + endpointName;
        // A query may be a secret.
        this.address = endpoint.target().getScheme() + "://" + endpoint.target().getRawAuthority()
                + endpoint.target().getRawPath();
        this.endpoint = endpoint;
        this.key = endpoint.key();
        this.clock = clock;
        this.client = client(endpoint);
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(endpoint.window())
                        .minimumNumberOfCalls(endpoint.window())
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(endpoint.openFor())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordResult(result -> result instanceof Answer answer && answer.isDown())
                        .build());
        this.retry = Retry.of(
                name,
                RetryConfig.<Answer>custom()
                        .maxAttempts(endpoint.attempts())
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                                endpoint.firstRetry(), GROWTH, JITTER, endpoint.longestRetry()))
                        .retryOnResult(Answer::again)
                        .retryOnException(failure -> false)
                        .build());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Delivery deliver(Message message) {
        byte[] body = WebhookBody.of(message);
        try {
            return retry.executeSupplier(() -> breaker.executeSupplier(() -> attempt(message.id(), body)))
                    .delivery();
        } catch (CallNotPermittedException e) {
            return new ChannelDown("the endpoint failed of late: nothing is sent for up to " + endpoint.openFor());
        }
    }

    private Answer attempt(String id, byte[] body) {
        Instant now = clock.instant();
        try {
            return Answer.of(
                    Objects.requireNonNull(client.post()
                            .uri(endpoint.target())
                            .contentType(MediaType.APPLICATION_JSON)
                            .header("webhook-id", id)
                            .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                            .header("webhook-signature", key.signature(id, now, body))
                            .bodyValue(body)
                            .exchangeToMono(WebhookChannel::status)
                            .timeout(longest())
                            .block()),
                    address);
        } catch (RuntimeException lost) {
            return Answer.none(lost);
        }
    }

    private Duration longest() {
        return endpoint.connectTimeout().plus(endpoint.responseTimeout());
    }

    /** The answer counts from its first line on: whatever becomes of the rest, the message was taken or not. */
    private static Mono<Integer> status(ClientResponse response) {
        return DataBufferUtils.takeUntilByteCount(response.body(BodyExtractors.toDataBuffers()), READ)
                .doOnNext(DataBufferUtils::release)
                .then()
                .timeout(Duration.ofSeconds(1))
                .onErrorComplete()
                .thenReturn(response.statusCode().value());
    }

    private static WebClient client(WebhookEndpoint endpoint) {
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create()
                        // What is sent again is decided here alone.
                        .disableRetry(true)
                        .followRedirect(false)
                        .responseTimeout(endpoint.responseTimeout())
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                Math.toIntExact(endpoint.connectTimeout().toMillis()))))
                .defaultHeader("User-Agent", "stowage")
                .build();
    }
}
