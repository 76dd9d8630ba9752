package io.stowage.gateway.http;

import java.util.function.Consumer;

/** Carries an exception of the caller's own code past everything that judges exceptions of calls. */
public final class PassedOn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException own;

    private PassedOn(RuntimeException own) {
        super(own);
        this.own = own;
    }

    /** To be thrown where this exception is to come out. */
    public static PassedOn carrying(RuntimeException own) {
        return new PassedOn(own);
    }

    /** The same consumer, whose exceptions are carried. */
    public static <T> Consumer<T> guarding(Consumer<? super T> consumer) {
        return value -> {
            try {
                consumer.accept(value);
            } catch (RuntimeException own) {
                throw new PassedOn(own);
            }
        };
    }

    RuntimeException own() {
        return own;
    }
}
