package io.stowage.simulator.http;

/** What answers the calls of a {@link Listener}. */
@FunctionalInterface
public interface Service {
    /** May block. Whatever it throws becomes an internal error. */
    Reply reply(Call call);

    /** An answer, or none at all. */
    sealed interface Reply {}

    record Answered(Answer answer) implements Reply {}

    /** The connection is closed without a byte of an answer. */
    record Cut() implements Reply {}
}
