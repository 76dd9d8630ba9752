package io.stowage.operations.connection;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of the libraries: they tell by exceptions what a command has to say, their log would only repeat it. */
final class LibraryLog {

    private LibraryLog() {}

    static void silence() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        }
    }
}
