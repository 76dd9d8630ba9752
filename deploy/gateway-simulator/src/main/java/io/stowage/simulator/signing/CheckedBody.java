package io.stowage.simulator.signing;

import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A body that refuses the call at its end when it is not what its signer said. */
final class CheckedBody extends InputStream {
    private final InputStream source;
    private final List<Check> checks;
    private final long expectedLength;
    private long length;
    private boolean ended;

    /**
     * @param expected as the signer wrote it; asked for when the body has ended; null when it was not sent
     * @param written the digest in the form the signer writes it
     */
    record Check(BodyDigest digest, Supplier<@Nullable String> expected, Form written, S3Error otherwise) {}

    @FunctionalInterface
    interface Form {
        String of(byte[] digest);
    }

    /** @param expectedLength negative when it is not known */
    CheckedBody(InputStream source, List<Check> checks, long expectedLength) {
        this.source = source;
        this.checks = checks;
        this.expectedLength = expectedLength;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        if (ended) {
            return -1;
        }
        int count = source.read(target, offset, most);
        if (count >= 0) {
            length += count;
            checks.forEach(check -> check.digest().update(target, offset, count));
        } else {
            ended = true;
            compare();
        }
        return count;
    }

    private void compare() {
        if (expectedLength >= 0 && length != expectedLength) {
            throw new Refusal(S3Error.INCOMPLETE_BODY, "The body has not the length that was announced.");
        }
        for (Check check : checks) {
            String expected = check.expected().get();
            if (expected == null || !Hmac.same(check.written().of(check.digest().value()), expected)) {
                throw new Refusal(check.otherwise(), "The body is not what its digest says.");
            }
        }
    }
}
