package io.stowage.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Silences a logger while a test provokes what it would report. */
record ExpectedErrors(Logger logger) implements AutoCloseable {

    static ExpectedErrors of(String name) {
        Logger logger = (Logger) LoggerFactory.getLogger(name);
        logger.setLevel(Level.OFF);
        return new ExpectedErrors(logger);
    }

    @Override
    public void close() {
        logger.setLevel(null);
    }
}
