package io.stowage.usage.topology;

/** Records can neither be read nor written now, because the registry cannot be asked: an outage, no record's fault. */
final class FormatUnavailable extends RuntimeException {

    FormatUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
