package io.stowage.gateway.http;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Tells from an exception how far a request came. In doubt it was sent. */
public final class TransportFailure {

    private TransportFailure() {}

    public static AttemptFailure of(Throwable end) {
        if (find(end, InterruptedException.class) != null) {
            Thread.currentThread().interrupt();
            return AttemptFailure.lost("interrupted while waiting for the answer", end);
        }
        if (find(end, DataBufferLimitException.class) != null) {
            return AttemptFailure.unreadable("it is far longer than expected");
        }
        var unsent = firstOf(
                end,
                ConnectException.class,
                ConnectTimeoutException.class,
                UnknownHostException.class,
                NoRouteToHostException.class,
                SSLHandshakeException.class,
                PoolAcquireTimeoutException.class);
        if (unsent != null) {
            return AttemptFailure.notSent("no connection: " + describe(unsent), unsent);
        }
        if (firstOf(end, TimeoutException.class, io.netty.handler.timeout.TimeoutException.class) != null) {
            return AttemptFailure.lost("no answer in time", end);
        }
        var broken = firstOf(end, IOException.class);
        return AttemptFailure.lost("connection lost: " + describe(broken == null ? end : broken), end);
    }

    @SafeVarargs
    private static @Nullable Throwable firstOf(Throwable end, Class<? extends Throwable>... kinds) {
        for (var kind : kinds) {
            var found = find(end, kind);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    public static <E extends Throwable> @Nullable E find(Throwable end, Class<E> kind) {
        for (@Nullable Throwable cause = end; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }

    private static String describe(Throwable cause) {
        var message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
