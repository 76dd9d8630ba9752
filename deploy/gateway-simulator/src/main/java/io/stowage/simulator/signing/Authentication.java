package io.stowage.simulator.signing;

import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds out who calls, and wraps the body so that reading it to its end proves it. */
public final class Authentication {
    private static final String STREAMING = "STREAMING-";
    private static final String SIGNED_CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

    private final SignatureV2 v2;
    private final SignatureV4 v4;

    /** @param clock the time signatures are compared with */
    public Authentication(Keys keys, InstantSource clock) {
        Skew skew = new Skew(clock);
        this.v2 = new SignatureV2(keys, skew);
        this.v4 = new SignatureV4(keys, skew);
    }

    /** @param call with a body that carries what was sent and refuses at its end when that was tampered with */
    public record Authenticated(Caller caller, Call call) {}

    /** @throws Refusal when the signature is wrong; a call without one is anonymous */
    public Authenticated authenticate(Call call) {
        String authorization = call.header("authorization", "");
        if (authorization.startsWith(SignatureV4.SCHEME)) {
            SignatureV4.Verified verified = v4.verifyHeader(call, authorization);
            return new Authenticated(verified.caller(), call.withBody(body(call, verified.seed())));
        }
        if (authorization.startsWith(SignatureV2.SCHEME)) {
            return new Authenticated(v2.verify(call, authorization), call.withBody(body(call, null)));
        }
        if (!authorization.isEmpty()) {
            throw new Refusal(S3Error.INVALID_ARGUMENT, "The authorization scheme is not known here.");
        }
        if (SignatureV4.SCHEME.equals(call.query().value("X-Amz-Algorithm"))) {
            SignatureV4.Verified verified = v4.verifyPresigned(call);
            return new Authenticated(verified.caller(), call.withBody(body(call, verified.seed())));
        }
        return new Authenticated(new Caller.Anonymous(), call.withBody(body(call, null)));
    }

    private static InputStream body(Call call, SignatureV4.@Nullable ChunkSeed seed) {
        String payload = call.header("x-amz-content-sha256", "");
        List<CheckedBody.Check> checks = new ArrayList<>();
        InputStream source = call.body();
        long length = -1;
        if (payload.startsWith(STREAMING)) {
            @Nullable
            ChunkSignatures signatures =
                    seed != null && payload.startsWith(SIGNED_CHUNKS) ? new ChunkSignatures(seed) : null;
            ChunkedBody chunked = new ChunkedBody(source, signatures);
            source = chunked;
            length = announcedLength(call);
            trailerCheck(call, chunked, checks);
        } else if (payload.matches("[0-9a-f]{64}")) {
            checks.add(new CheckedBody.Check(
                    new BodyDigest.Hash(Hmac.digest("SHA-256")),
                    () -> payload,
                    HexFormat.of()::formatHex,
                    S3Error.CONTENT_SHA256_MISMATCH));
        }
        headerChecks(call, checks);
        return new CheckedBody(source, checks, length);
    }

    private static long announcedLength(Call call) {
        try {
            return Long.parseLong(call.header("x-amz-decoded-content-length", "-1"));
        } catch (NumberFormatException e) {
            throw new Refusal(S3Error.INVALID_ARGUMENT, "X-Amz-Decoded-Content-Length is not a number.");
        }
    }

    private static void trailerCheck(Call call, ChunkedBody body, List<CheckedBody.Check> checks) {
        String trailer = call.header("x-amz-trailer", "").strip();
        BodyDigest digest = BodyDigest.ofChecksumHeader(trailer);
        if (digest != null) {
            checks.add(base64(digest, () -> body.trailer(trailer)));
        }
    }

    private static void headerChecks(Call call, List<CheckedBody.Check> checks) {
        String md5 = call.header("content-md5");
        if (md5 != null) {
            checks.add(base64(new BodyDigest.Hash(Hmac.digest("MD5")), () -> md5));
        }
        call.headers().forEach((name, values) -> {
            BodyDigest digest = BodyDigest.ofChecksumHeader(name);
            // A complete-multipart-upload tells the checksum of the object, not of its own body.
            if (digest != null && !(call.method().equals("POST") && call.query().has("uploadId"))) {
                checks.add(base64(digest, values::getFirst));
            }
        });
    }

    private static CheckedBody.Check base64(BodyDigest digest, Supplier<@Nullable String> expected) {
        return new CheckedBody.Check(digest, expected, Base64.getEncoder()::encodeToString, S3Error.BAD_DIGEST);
    }
}
