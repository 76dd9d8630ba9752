package io.stowage.events.kafka;

/** A partition's memory is not known, so none of its records can be handled until it was restored. */
final class MemoryNotRestored extends RuntimeException {

    MemoryNotRestored(int partition) {
        super("memory of partition " + partition + " was not restored");
    }
}
