package io.stowage.embedded;

import java.nio.file.Path;

/** A JVM that owns a registry, says where it is, and stays until it is killed. */
final class RegistryOwner {

    private RegistryOwner() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedRegistry registry = EmbeddedRegistry.start(Path.of(arguments[0]), 0);
        System.out.println(registry.url());
        Thread.currentThread().join();
    }
}
