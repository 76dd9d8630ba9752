package io.stowage.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A usage object as the gateway has it, read by nobody.
 *
 * @param beginning its first bytes, all of them where there are no more
 * @param length bytes in all
 * @param digest SHA-256 of all bytes, hexadecimal
 */
public record UsageContent(byte[] beginning, long length, String digest) {

    /**
     * Reads to the end and keeps the beginning.
     *
     * @param most bytes to keep
     * @throws UncheckedIOException if it cannot be read to the end
     */
    public static UsageContent read(InputStream content, int most) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var digested = new DigestInputStream(content, sha256);
            var beginning = digested.readNBytes(most);
            var rest = digested.transferTo(OutputStream.nullOutputStream());
            return new UsageContent(
                    beginning, beginning.length + rest, HexFormat.of().formatHex(sha256.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return length + " bytes, SHA-256 " + digest;
    }
}
