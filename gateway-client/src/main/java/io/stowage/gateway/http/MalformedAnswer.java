package io.stowage.gateway.http;

/** An answer that is not in the form it should be in. The message names the place, and quotes nothing of the answer. */
public final class MalformedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedAnswer(String message) {
        super(message);
    }
}
