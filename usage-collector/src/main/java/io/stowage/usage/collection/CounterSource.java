package io.stowage.usage.collection;

import io.stowage.usage.counter.CountedObject;
import java.util.List;
import java.util.Optional;

/** Where one gateway keeps its counters. Calls block, and fail with an answer that says so. */
public interface CounterSource {

    /** What an object's name stands for. */
    enum Kept {
        /** One set of counters of a service and window; once deleted, no other has the name. */
        AS_OBJECTS,
        /** A part of a log that is written on; once deleted, what comes late is found under the same name. */
        AS_LOG
    }

    Kept kept();

    /** The first objects there are. */
    Listing list();

    /** Objects after a name, where the gateway knows such listings; others answer as to {@link #list}. */
    Listing listAfter(String name);

    /** @param mostCounters an object with more of them is not read */
    Reading read(String name, int mostCounters);

    /** Deletes for ever. Safe to repeat: an absent object is fine. */
    Deletion delete(String name);

    /** Names of objects. */
    sealed interface Listing {

        /** @param truncated whether there are more than those named */
        record Names(List<String> names, boolean truncated) implements Listing {}

        record NotListed(Trouble trouble) implements Listing {}
    }

    /** What came of reading an object. */
    sealed interface Reading {

        record Readable(CountedObject object) implements Reading {}

        /** There is no such object. */
        record Absent() implements Reading {}

        /**
         * It is there and not in its form.
         *
         * @param reason one line for people
         * @param content its beginning; empty where it is not worth showing
         * @param digest SHA-256 of its content, hexadecimal: another content is another one to be told of
         */
        record Unreadable(String reason, Optional<byte[]> content, String digest) implements Reading {}

        record NotRead(Trouble trouble) implements Reading {}
    }

    /** What came of deleting an object. */
    sealed interface Deletion {

        record Deleted() implements Deletion {}

        /** It may be there or not. */
        record NotDeleted(Trouble trouble) implements Deletion {}
    }
}
