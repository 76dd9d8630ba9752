package io.stowage.embedded;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The main class of the registry's JVM: starts the registry and ends it when standard input closes, which the operating
 * system sees to however the parent ends.
 */
final class RegistryProcess {

    /** Longer than a registry whose parent was killed needs to end: its successor may start at once. */
    private static final Duration PREDECESSOR_LIMIT = Duration.ofSeconds(10);

    /** A lock that nobody refers to is closed with its file, by the garbage collector. */
    @SuppressWarnings("UnusedVariable")
    private static @Nullable DirectoryLock held;

    private RegistryProcess() {}

    /**
     * Starts the registry.
     *
     * @param arguments the data directory, or nothing for a registry in memory
     */
    public static void main(String[] arguments) throws Throwable {
        Thread.ofPlatform().name("parent-watch").daemon().start(RegistryProcess::exitWithParent);
        if (arguments.length > 0) {
            take(Path.of(arguments[0]));
        }
        // Named at run time: the registry brings it and this module does not compile against the registry.
        Class<?> registry = Class.forName("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        MethodHandles.publicLookup()
                .findStatic(registry, "main", MethodType.methodType(void.class, String[].class))
                .invoke(new String[0]);
    }

    /** For as long as this JVM lives. */
    private static void take(Path directory) throws InterruptedException {
        Instant deadline = Instant.now().plus(PREDECESSOR_LIMIT);
        while (true) {
            try {
                held = DirectoryLock.take(directory, "registry");
                return;
            } catch (IllegalStateException inUse) {
                if (Instant.now().isAfter(deadline)) {
                    System.err.println(inUse.getMessage());
                    System.exit(1);
                }
                Thread.sleep(50);
            }
        }
    }

    private static void exitWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said; only the end counts.
            }
        } catch (IOException e) {
            // As good as the end.
        }
        System.exit(0);
    }
}
