package io.stowage.local;

import java.nio.file.Path;

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
        // Reactor Netty and Kafka start several threads of work each by default; one machine serves one user here.
        System.setProperty("reactor.netty.ioWorkerCount", "2");
        return file;
    }
}
