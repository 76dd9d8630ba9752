package io.stowage.gateway.http;

import io.stowage.gateway.GatewaySettings;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Administrative calls to one gateway, over HTTP. One attempt each: {@link Calls} decides about repeating. */
public final class GatewayHttp implements AutoCloseable {

    private static final int LONGEST_SMALL_ANSWER = 4 * 1024 * 1024;
    private static final byte[] NOTHING = {};

    private final URI endpoint;
    private final RequestSigner signer;
    private final Clock clock;
    private final Transport transport;
    private final Duration longest;

    public GatewayHttp(GatewaySettings settings, RequestSigner signer, Clock clock) {
        this.endpoint = settings.endpoint();
        this.signer = signer;
        this.clock = clock;
        this.transport = new Transport(settings);
        this.longest = settings.calls().connectTimeout().plus(settings.calls().responseTimeout());
    }

    /** Makes an attempt whose answer is small: it is there as a whole before it is read. */
    public <T> T attempt(HttpCall call, Progress progress, AnswerReader<T> reader) {
        var whole = whole(call);
        progress.answered(whole.status(), whole.requestId());
        if (!call.isFine(whole.status())) {
            throw whole.refused();
        }
        return Reading.of(new Answer(whole.status(), new ByteArrayInputStream(whole.body())), reader);
    }

    /**
     * Makes an attempt whose answer may be of any size: it is read while it arrives. A failure after the reader was
     * called is never repeated, because the caller may have seen the beginning.
     */
    public <T> T attemptStreaming(HttpCall call, Progress progress, AnswerReader<T> reader) {
        var head = new AtomicReference<Whole>();
        try (var chunks = streamed(call, head).toStream(4)) {
            var arriving = chunks.iterator();
            var answer = headOf(arriving, head);
            progress.answered(answer.status(), answer.requestId());
            if (answer.isError()) {
                if (call.isFine(answer.status())) {
                    return Reading.of(new Answer(answer.status(), new ByteArrayInputStream(answer.body())), reader);
                }
                throw answer.refused();
            }
            try {
                return Reading.of(new Answer(answer.status(), new ChunkStream(arriving)), reader);
            } catch (AttemptFailure failure) {
                throw failure.partlyPassedOn();
            }
        }
    }

    /** Asks once, outside of all bounds, and forgets the answer; ends normally or with an {@link AttemptFailure}. */
    public void probe(HttpCall call) {
        attempt(call, new Progress(), Answer::status);
    }

    @Override
    public void close() {
        transport.close();
    }

    private static Whole headOf(Iterator<byte[]> arriving, AtomicReference<Whole> head) {
        try {
            // Whether or not there is a body: once this is known, so is the head.
            var unused = arriving.hasNext();
            return Objects.requireNonNull(head.get());
        } catch (RuntimeException lost) {
            throw TransportFailure.of(lost);
        }
    }

    private Whole whole(HttpCall call) {
        try {
            return Objects.requireNonNull(request(call)
                    .exchangeToMono(GatewayHttp::whole)
                    .timeout(longest)
                    .block());
        } catch (RuntimeException lost) {
            throw TransportFailure.of(lost);
        }
    }

    private Flux<byte[]> streamed(HttpCall call, AtomicReference<Whole> head) {
        return request(call).exchangeToFlux(response -> {
            if (response.statusCode().is2xxSuccessful()) {
                head.set(Whole.of(response, NOTHING));
                return response.body(BodyExtractors.toDataBuffers())
                        .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                        .map(GatewayHttp::bytes);
            }
            return whole(response).doOnNext(head::set).thenMany(Flux.empty());
        });
    }

    private WebClient.RequestHeadersSpec<?> request(HttpCall call) {
        var uri = call.query().at(endpoint);
        var signed = signer.sign(call.method(), uri, call.body(), clock.instant());
        var request = transport
                .client()
                .method(HttpMethod.valueOf(call.method()))
                .uri(uri)
                .headers(headers -> {
                    signed.forEach(headers::set);
                    if (!"GET".equals(call.method())) {
                        headers.setContentLength(call.body().bytes().length);
                    }
                });
        return call.body().isEmpty()
                ? request
                : request.contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .bodyValue(call.body().bytes());
    }

    private static Mono<Whole> whole(ClientResponse response) {
        return DataBufferUtils.join(response.body(BodyExtractors.toDataBuffers()), LONGEST_SMALL_ANSWER)
                .map(GatewayHttp::bytes)
                .defaultIfEmpty(NOTHING)
                .map(body -> Whole.of(response, body));
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** An answer with all its bytes. */
    private record Whole(
            int status,
            @Nullable String requestId,
            @Nullable String errorMessage,
            byte[] body) {

        static Whole of(ClientResponse response, byte[] body) {
            var headers = response.headers().asHttpHeaders();
            return new Whole(
                    response.statusCode().value(),
                    headers.getFirst("x-amz-request-id"),
                    headers.getFirst("X-Amz-Err-Message"),
                    body);
        }

        boolean isError() {
            return status < 200 || status > 299;
        }

        AttemptFailure refused() {
            var refusal = Refusal.of(status, errorMessage, body);
            return AttemptFailure.answered(status, refusal.code(), refusal.explanation(), true);
        }
    }
}
