package io.stowage.simulator.minio;

import io.minio.admin.Crypto;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.KeyPair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.InvalidCipherTextException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens and seals bodies with the caller's own secret, by MinIO's client library, which knows both ends. */
final class Seal {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Each body takes 64 MiB while its key is derived. */
    private static final Semaphore PLACES =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

    private Seal() {}

    static JsonNode open(Call call, Caller caller) {
        byte[] sealed = call.document();
        PLACES.acquireUninterruptibly();
        try {
            return JSON.readTree(Crypto.decrypt(
                    new ByteArrayInputStream(sealed), pair(caller).secretAccessKey()));
        } catch (IOException | InvalidCipherTextException | IllegalArgumentException | JacksonException e) {
            throw MinioError.BAD_BODY.because("The body is not sealed with the caller's secret, or holds no JSON.");
        } finally {
            PLACES.release();
        }
    }

    static Answer sealed(Object document, Caller caller) {
        PLACES.acquireUninterruptibly();
        try {
            return Answer.json(Crypto.encrypt(
                    JSON.writeValueAsBytes(document), pair(caller).secretAccessKey()));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("an answer cannot be sealed", e);
        } finally {
            PLACES.release();
        }
    }

    private static KeyPair pair(Caller caller) {
        return switch (caller) {
            case Caller.Known known -> known.user().keys().getFirst();
            case Caller.Anonymous anonymous -> throw new Refusal(S3Error.ACCESS_DENIED, "The call is not signed.");
        };
    }
}
