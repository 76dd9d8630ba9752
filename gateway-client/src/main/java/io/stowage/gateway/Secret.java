package io.stowage.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A value that must not be seen by chance: it shows itself to {@link #reveal()} alone. */
public final class Secret {

    /** Stands for the secret of a key whose gateway does not tell it. */
    private static final Secret UNTOLD = new Secret("untold");

    private final String value;

    private Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /** A secret that exists, but that its gateway does not tell. */
    public static Secret untold() {
        return UNTOLD;
    }

    /** Whether there is a value to reveal. */
    public boolean isTold() {
        return this != UNTOLD;
    }

    /**
     * The value itself. Hand it to who needs it and nowhere else.
     *
     * @throws IllegalStateException if it was not told
     */
    public String reveal() {
        if (!isTold()) {
            throw new IllegalStateException("this secret was not told by its gateway");
        }
        return value;
    }

    /** Takes the same time wherever the two differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that
                && isTold() == that.isTold()
                && MessageDigest.isEqual(bytes(), that.bytes());
    }

    /** The same for all: a hash that ends up in a log would tell something of the value. */
    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
