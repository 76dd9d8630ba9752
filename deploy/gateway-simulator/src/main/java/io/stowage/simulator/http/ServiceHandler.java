package io.stowage.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries calls from Jetty to a {@link Service} and its answers back. */
final class ServiceHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceHandler.class);
    private static final long MOST_BYTES_DRAINED = 64L << 20;
    private static final String GATEWAY_NODE = "8000000000000016";

    private final Service service;
    private final AtomicLong requests = new AtomicLong(System.currentTimeMillis() << 20);

    ServiceHandler(Service service) {
        this.service = service;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long started = System.nanoTime();
        String requestId = GATEWAY_NODE + "%016x".formatted(requests.incrementAndGet());
        switch (reply(request, requestId)) {
            case Service.Answered answered -> {
                drain(request);
                response.getHeaders().put("x-amz-request-id", requestId);
                response.getHeaders()
                        .put("x-amz-req-time-micros", Long.toString((System.nanoTime() - started) / 1_000));
                send(answered.answer(), request, response, callback);
            }
            case Service.Cut cut -> {
                request.getConnectionMetaData().getConnection().getEndPoint().close();
                callback.failed(new EofException("cut on demand"));
            }
        }
        return true;
    }

    private Service.Reply reply(Request request, String requestId) {
        HttpURI uri = request.getHttpURI();
        String path = uri.getPath() == null ? "/" : uri.getPath();
        try {
            Call call = new Call(
                    requestId,
                    request.getMethod(),
                    path,
                    Query.parse(uri.getQuery()),
                    headers(request),
                    Content.Source.asInputStream(request));
            return service.reply(call);
        } catch (Refusal refusal) {
            return new Service.Answered(refused(refusal, path, requestId));
        } catch (RuntimeException e) {
            LOG.error("Request {} failed", requestId, e);
            Refusal refusal = new Refusal(S3Error.INTERNAL_ERROR, "The gateway failed.");
            return new Service.Answered(refused(refusal, path, requestId));
        }
    }

    /**
     * Reads what is left of the body of a call that was answered early: most clients look for the answer only when they
     * have sent everything. One that waits for a 100 Continue looks at once.
     */
    private static void drain(Request request) {
        if (!request.getHeaders().contains(HttpHeader.EXPECT)) {
            try {
                Content.Source.asInputStream(request).skip(MOST_BYTES_DRAINED);
            } catch (IOException e) {
                LOG.debug("The client went away", e);
            }
        }
    }

    /** A refusal as S3 words it, with the reason in a header as ostor does. */
    static Answer refused(Refusal refusal, String path, String requestId) {
        return Answer.xml(refusal.status(), Xml.error(refusal.code(), refusal.reason(), path, requestId))
                .with("X-Amz-Err-Message", refusal.reason());
    }

    private static Map<String, List<String>> headers(Request request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue() == null ? "" : field.getValue();
            headers.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                    .add(value);
        }
        return headers;
    }

    private static void send(Answer answer, Request request, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        boolean head = request.getMethod().equals("HEAD");
        switch (answer.body()) {
            case Answer.Empty empty -> {
                if (answer.status() != 204 && !answer.headers().containsKey("Content-Length")) {
                    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
                }
                response.write(true, null, callback);
            }
            case Answer.Bytes bytes -> {
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.content().length);
                response.write(true, head ? null : ByteBuffer.wrap(bytes.content()), callback);
            }
            case Answer.Streamed streamed -> {
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, streamed.length());
                if (head) {
                    answer.drop();
                    response.write(true, null, callback);
                } else {
                    stream(streamed.source(), response, callback);
                }
            }
        }
    }

    private static void stream(InputStream source, Response response, Callback callback) {
        @Nullable IOException broken = null;
        try (source;
                OutputStream out = Content.Sink.asOutputStream(response)) {
            source.transferTo(out);
        } catch (IOException e) {
            broken = e;
        }
        if (broken == null) {
            callback.succeeded();
        } else {
            callback.failed(broken);
        }
    }
}
