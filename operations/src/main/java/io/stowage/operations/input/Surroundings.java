package io.stowage.operations.input;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param workingDirectory where relative paths begin
 * @param environment environment variables
 * @param standardInput what {@code -f -} reads
 * @param terminal whether standard error is a terminal
 * @param clock the time
 */
public record Surroundings(
        Path workingDirectory,
        Map<String, String> environment,
        InputStream standardInput,
        boolean terminal,
        Clock clock) {

    /** Java cannot tell one stream from another, so the launcher says what standard error is. */
    public static Surroundings ofThisProcess() {
        return new Surroundings(
                Path.of(""), System.getenv(), System.in, Boolean.getBoolean("stowage.terminal"), Clock.systemUTC());
    }
}
