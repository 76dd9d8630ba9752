package io.stowage.simulator.s3;

import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of an object, from its first to its last byte. */
record ByteRange(long first, long last) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** @return null when the whole object is wanted, or the header asks for what is not understood */
    static @Nullable ByteRange parse(@Nullable String header, long size) {
        if (header == null) {
            return null;
        }
        Matcher range = SINGLE.matcher(header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return null;
        }
        ByteRange wanted;
        if (range.group(1).isEmpty()) {
            long tail = Long.parseLong(range.group(2));
            wanted = new ByteRange(tail == 0 ? size : Math.max(0, size - tail), size - 1);
        } else {
            long last = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
            wanted = new ByteRange(Long.parseLong(range.group(1)), Math.min(last, size - 1));
            if (!range.group(2).isEmpty() && last < wanted.first()) {
                return null;
            }
        }
        if (wanted.first() >= size) {
            throw new Refusal(S3Error.INVALID_RANGE, "The range lies outside of the object.");
        }
        return wanted;
    }

    long length() {
        return last - first + 1;
    }
}
