package io.stowage.simulator.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the {@code aws-chunked} coding: chunks with their length and, where the body is signed chunk by chunk, a
 * signature each; trailing headers after the last.
 */
final class ChunkedBody extends InputStream {
    private static final int LONGEST_LINE = 8192;

    private final InputStream source;
    private final @Nullable ChunkSignatures signatures;
    private final Map<String, String> trailers = new HashMap<>();
    private final MessageDigest chunkHash = Hmac.digest("SHA-256");
    private String chunkSignature = "";
    private long left;
    private boolean started;
    private boolean ended;

    /** @param signatures null when the chunks are not signed */
    ChunkedBody(InputStream source, @Nullable ChunkSignatures signatures) {
        this.source = source;
        this.signatures = signatures;
    }

    /** A trailing header, known once the body has ended. */
    @Nullable
    String trailer(String lowerCaseName) {
        return trailers.get(lowerCaseName);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = source.read(target, offset, (int) Math.min(most, left));
        if (count < 0) {
            throw incomplete();
        }
        left -= count;
        if (signatures != null) {
            chunkHash.update(target, offset, count);
        }
        return count;
    }

    private void nextChunk() throws IOException {
        if (started) {
            checkSignature();
            if (!line().isEmpty()) {
                throw incomplete();
            }
        }
        started = true;
        String[] head = line().split(";", 2);
        try {
            left = Long.parseLong(head[0].strip(), 16);
        } catch (NumberFormatException e) {
            throw incomplete();
        }
        chunkSignature = head.length > 1 && head[1].startsWith("chunk-signature=")
                ? head[1].substring("chunk-signature=".length())
                : "";
        if (left == 0) {
            checkSignature();
            readTrailers();
            ended = true;
        }
    }

    private void checkSignature() {
        if (signatures != null) {
            signatures.checkChunk(HexFormat.of().formatHex(chunkHash.digest()), chunkSignature);
        }
    }

    private void readTrailers() throws IOException {
        StringBuilder signed = new StringBuilder();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw incomplete();
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            trailers.put(name, value);
            if (!name.equals("x-amz-trailer-signature")) {
                signed.append(name).append(':').append(value).append('\n');
            }
        }
        if (signatures != null && !signed.isEmpty()) {
            signatures.checkTrailers(signed.toString(), trailers.getOrDefault("x-amz-trailer-signature", ""));
        }
    }

    /** A line up to CR LF; the end of the body counts as an empty line. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int b = source.read(); b >= 0 && b != '\n'; b = source.read()) {
            if (b != '\r') {
                line.write(b);
            }
            if (line.size() > LONGEST_LINE) {
                throw incomplete();
            }
        }
        return line.toString(UTF_8);
    }

    private static Refusal incomplete() {
        return new Refusal(S3Error.INCOMPLETE_BODY, "The body is not coded as aws-chunked, or was cut short.");
    }
}
