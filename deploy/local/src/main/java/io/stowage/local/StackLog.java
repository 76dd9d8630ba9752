package io.stowage.local;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where a stack logs. Logging starts with the first class that has a logger, so this is said before anything else; and
 * Spring Boot, which would set logging up its own way, is kept out of it.
 */
final class StackLog {

    private StackLog() {}

    /** @return the log file */
    static Path in(Path data) {
        Path file = data.resolve("logs").resolve("stowage.log").toAbsolutePath();
        System.setProperty("stowage.log", file.toString());
        System.setProperty("logback.configurationFile", "logback-stack.xml");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return file;
    }
}
