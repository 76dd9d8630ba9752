package io.stowage.simulator.signing;

import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import java.util.HexFormat;

/** Checks the signatures of a body's chunks, each of which covers the one before. */
final class ChunkSignatures {
    private static final String EMPTY_HASH = Hmac.hashHex("");

    private final SignatureV4.ChunkSeed seed;
    private String previous;

    ChunkSignatures(SignatureV4.ChunkSeed seed) {
        this.seed = seed;
        this.previous = seed.signature();
    }

    void checkChunk(String contentHash, String given) {
        check("AWS4-HMAC-SHA256-PAYLOAD", EMPTY_HASH + '\n' + contentHash, given);
    }

    /** @param trailers {@code name:value} lines, each ended by a line feed */
    void checkTrailers(String trailers, String given) {
        check("AWS4-HMAC-SHA256-TRAILER", Hmac.hashHex(trailers), given);
    }

    private void check(String algorithm, String hashes, String given) {
        String toSign = algorithm + '\n' + seed.timestamp() + '\n' + seed.scope() + '\n' + previous + '\n' + hashes;
        String expected = HexFormat.of().formatHex(Hmac.sha256(seed.signingKey(), toSign));
        if (!Hmac.same(expected, given)) {
            throw new Refusal(S3Error.SIGNATURE_DOES_NOT_MATCH, "The signature of a chunk does not match.");
        }
        previous = expected;
    }
}
