package io.stowage.gateway.http;

/**
 * Reads an answer.
 *
 * @param <T> what is made of it
 */
@FunctionalInterface
public interface AnswerReader<T> {

    /**
     * @throws MalformedAnswer if the answer is not in the form it should be in
     * @throws PassedOn to carry an exception of the caller's own code out
     * @throws tools.jackson.core.JacksonException if it is not JSON, or if the connection was lost
     */
    T read(Answer answer);
}
