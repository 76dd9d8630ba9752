package io.stowage.messages;

import org.jspecify.annotations.Nullable;

/**
 * How much is used, and of how much.
 *
 * @param used bytes, not negative
 * @param limit bytes, more than zero; null: unlimited
 */
public record Usage(Measure measure, long used, @Nullable Long limit) {

    public Usage {
        if (used < 0 || (limit != null && limit <= 0)) {
            throw new IllegalArgumentException("%d of %s bytes is no usage".formatted(used, limit));
        }
    }
}
