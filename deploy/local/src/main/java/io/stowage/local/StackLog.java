package io.stowage.local;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where a stack logs: in a file, from the moment it is said. Spring Boot, which would set logging up anew, is kept out. */
final class StackLog {

    private StackLog() {}

    /** @return the log file */
    static Path in(Path data) {
        Path file = data.resolve("logs").resolve("stowage.log").toAbsolutePath().normalize();
        System.setProperty("stowage.log", file.toString());
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(StackLog.class.getResource("/logback-stack.xml"));
        } catch (JoranException e) {
            throw new IllegalStateException("logging cannot be set up", e);
        }
        return file;
    }
}
