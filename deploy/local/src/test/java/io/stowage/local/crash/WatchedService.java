package io.stowage.local.crash;

import java.io.IOException;
import java.util.Arrays;

/**
 * Main class of a {@link ServiceProcess}: a service, whose main class is the first argument, and which ends with its
 * parent however that one ends.
 */
final class WatchedService {

    private WatchedService() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().name("parent-watch").daemon().start(WatchedService::endWithParent);
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
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
