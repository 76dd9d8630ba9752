package io.stowage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry for tests, in memory, one for the whole JVM and started when it is first asked for (about two
 * seconds). Tests share it, so each works on subjects of its own. A test that stops its registry starts one for itself
 * with {@link EmbeddedRegistry#startInMemory}.
 */
public final class TestRegistry {

    private static @Nullable EmbeddedRegistry registry;

    private TestRegistry() {}

    /** The registry's address without a path. */
    public static String url() {
        return running().url();
    }

    /** The root of its Confluent-compatible API. */
    public static String confluentApi() {
        return running().confluentApi();
    }

    private static synchronized EmbeddedRegistry running() {
        if (registry == null) {
            registry = start();
        }
        return registry;
    }

    private static EmbeddedRegistry start() {
        try {
            Path log = Files.createTempFile("stowage-registry-", ".log");
            log.toFile().deleteOnExit();
            return EmbeddedRegistry.startInMemory(log, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
