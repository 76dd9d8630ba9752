package io.stowage.operations.connection;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of the libraries: they tell by exceptions what a command has to say, their log would only repeat it. */
final class LibraryLog {

    private LibraryLog() {}

    /** Where a local stack runs in the same process, its log goes to a file and stays as it is. */
    static void silence() {
        if (System.getProperty("stowage.log") != null) {
            return;
        }
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        }
    }
}
