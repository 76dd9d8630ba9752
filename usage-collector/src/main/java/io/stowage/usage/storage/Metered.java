package io.stowage.usage.storage;

/** What became of a reading. */
public sealed interface Metered {

    /**
     * It was metered.
     *
     * @param next takes the place of the baselines
     */
    record Told(StorageUse use, Baselines next) implements Metered {}

    /** It is not newer than the one before: it was metered already, and nothing changes. */
    record NotNewer() implements Metered {}
}
