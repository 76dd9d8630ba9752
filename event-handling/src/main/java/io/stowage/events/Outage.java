package io.stowage.events;

/**
 * Something that every record needs is not there: a gateway, the registry. Not the record's fault, so it is neither
 * skipped nor refused; the batch is given back and comes again.
 */
public final class Outage extends RuntimeException {

    /** @param reason one line: what is unavailable and why */
    public Outage(String reason, Throwable cause) {
        super(reason, cause);
    }
}
