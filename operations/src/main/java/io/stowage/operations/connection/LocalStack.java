package io.stowage.operations.connection;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A running local stack.
 *
 * @param kafka bootstrap servers, host and port
 * @param registry the schema registry's URL
 * @param billingPrivateKey the file that opens the secrets of this stack
 * @param gateways the file that describes the gateways of this stack, with their keys
 * @param simulator control endpoint of its simulated gateway; empty: its gateway is none
 * @param pid the process that runs it
 */
public record LocalStack(
        String kafka, String registry, Path billingPrivateKey, Path gateways, Optional<URI> simulator, long pid) {

    /** False when its process is gone, however it ended. */
    public boolean isRunning() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
