package io.stowage.gateway.http;

import java.time.DateTimeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/** Reads an answer, and tells a lost connection from a malformed answer and both from the caller's own exceptions. */
final class Reading {

    private Reading() {}

    static <T> T of(Answer answer, AnswerReader<T> reader) {
        try {
            return reader.read(answer);
        } catch (MalformedAnswer malformed) {
            throw AttemptFailure.unreadable(String.valueOf(malformed.getMessage()));
        } catch (JacksonIOException lost) {
            throw TransportFailure.of(lost);
        } catch (JacksonException notJson) {
            // Jackson's message may quote the answer, and so a secret: only the place is told.
            var place = notJson.getLocation();
            throw AttemptFailure.unreadable(
                    place == null
                            ? "no JSON as expected"
                            : "no JSON as expected at line " + place.getLineNr() + ", column " + place.getColumnNr());
        } catch (ArithmeticException | DateTimeException outOfRange) {
            throw AttemptFailure.unreadable("a number is out of range");
        } catch (PassedOn passedOn) {
            throw passedOn;
        } catch (RuntimeException broken) {
            throw TransportFailure.of(broken);
        }
    }
}
