package io.stowage.usage.collection;

import java.util.List;
import java.util.Map;

/** Where one gateway tells the sizes of its buckets. Calls block, and fail with an answer that says so. */
public interface SizeSource {

    /** How the figures of stored bytes come about. */
    enum Measured {
        /** The gateway counts byte-hours itself. */
        EXACT_INTEGRAL,
        /** The size of now is told. */
        SAMPLED,
        /** The size of some time ago is told, and when that was. */
        SAMPLED_WITH_AGE
    }

    Measured measured();

    Answer read();

    /** What came of reading all buckets. */
    sealed interface Answer {

        /** @param byUser by the gateway's id of the owner; empty id: of buckets of nobody */
        record Sizes(Map<String, List<BucketFigures>> byUser) implements Answer {}

        record NotRead(Trouble trouble) implements Answer {}
    }
}
