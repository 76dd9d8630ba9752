package io.stowage.gateway.minio;

import io.minio.admin.Crypto;
import io.stowage.gateway.Secret;
import io.stowage.gateway.http.Body;
import io.stowage.gateway.http.MalformedAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.InvalidCipherTextException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals and opens the bodies that hold secrets, with the administrator's secret, as MinIO's client library does: whoever
 * listens to a connection without TLS learns nothing from them.
 */
final class Sealing {

    /** Every body takes 64 MiB while its key is derived (Argon2id), so only as many at once as can be worked on. */
    private static final Semaphore PLACES =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Secret secret;

    Sealing(Secret secret) {
        this.secret = secret;
    }

    Body seal(Map<String, ?> document) {
        PLACES.acquireUninterruptibly();
        try {
            return Body.of(Crypto.encrypt(JSON.writeValueAsBytes(document), secret.reveal()));
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException("a body cannot be sealed", impossible);
        } finally {
            PLACES.release();
        }
    }

    /**
     * Opens an answer, which is read to its end first.
     *
     * @throws MalformedAnswer if it is not sealed, was changed on its way, or is sealed with another secret
     */
    InputStream open(InputStream sealed) {
        var bytes = whole(sealed);
        PLACES.acquireUninterruptibly();
        try {
            return new ByteArrayInputStream(Crypto.decrypt(new ByteArrayInputStream(bytes), secret.reveal()));
        } catch (IOException | InvalidCipherTextException | RuntimeException notOurs) {
            throw new MalformedAnswer(
                    "the answer is not sealed with the administrator's secret, or in a way not known");
        } finally {
            PLACES.release();
        }
    }

    private static byte[] whole(InputStream sealed) {
        try {
            return sealed.readAllBytes();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
