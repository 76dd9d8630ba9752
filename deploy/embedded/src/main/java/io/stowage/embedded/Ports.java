package io.stowage.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine's loopback address. */
final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    /**
     * Below the ranges that Linux (from 32768), macOS and Windows (from 49152) hand out by themselves: a port found free
     * here is not taken by some outgoing connection before its server binds it.
     */
    private static final int LOWEST = 10_000;

    private static final int HIGHEST = 32_767;
    private static final int ATTEMPTS = 100;

    private Ports() {}

    static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port found on " + LOOPBACK + " in " + ATTEMPTS + " attempts");
    }

    static int requireFree(int port) {
        if (!isFree(port)) {
            throw new IllegalStateException(
                    "port " + port + " is in use on " + LOOPBACK + ": stop what listens there, or choose another port");
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
