package io.stowage.embedded;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The main class of the registry's JVM: starts the registry and ends it when standard input closes, which the operating
 * system sees to however the parent ends.
 */
final class RegistryProcess {

    private RegistryProcess() {}

    public static void main(String[] arguments) throws Throwable {
        Thread.ofPlatform().name("parent-watch").daemon().start(RegistryProcess::exitWithParent);
        // Named at run time: the registry brings it and this module does not compile against the registry.
        Class<?> registry = Class.forName("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        MethodHandles.publicLookup()
                .findStatic(registry, "main", MethodType.methodType(void.class, String[].class))
                .invoke(arguments);
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
