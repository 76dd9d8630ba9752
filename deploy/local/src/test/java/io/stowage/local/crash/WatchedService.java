package io.stowage.local.crash;

import io.stowage.provisioning.ProvisioningApplication;
import java.io.IOException;

/** Main class of a {@link ServiceProcess}: the service, which ends with its parent however that one ends. */
final class WatchedService {

    private WatchedService() {}

    public static void main(String[] arguments) {
        Thread.ofPlatform().name("parent-watch").daemon().start(WatchedService::endWithParent);
        ProvisioningApplication.main(arguments);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said; only the end counts.
            }
        } catch (IOException e) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(0);
    }
}
