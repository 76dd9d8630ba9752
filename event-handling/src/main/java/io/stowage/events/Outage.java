package io.stowage.events;

import java.util.Optional;

/**
 * Something that every record needs is not there: a gateway, the registry. Not the record's fault, so it is neither
 * skipped nor refused: the batch is given back and comes again when the outage is over.
 */
public final class Outage extends RuntimeException {

    private final transient Optional<Probe> probe;

    /** An outage whose end shows only by trying again. */
    public Outage(String reason, Throwable cause) {
        super(reason, cause);
        this.probe = Optional.empty();
    }

    /** An outage during which nothing is to be tried until the probe says that it is over. */
    public Outage(String reason, Throwable cause, Probe probe) {
        super(reason, cause);
        this.probe = Optional.of(probe);
    }

    public Optional<Probe> probe() {
        return probe;
    }

    /** Asks whether an outage is over. */
    @FunctionalInterface
    public interface Probe {

        /** May block for as long as a call takes; fails with no exception. */
        boolean isOver();
    }
}
