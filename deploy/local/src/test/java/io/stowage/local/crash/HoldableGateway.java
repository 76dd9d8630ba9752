package io.stowage.local.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** The way to a gateway, on which one request can be held up: it arrives when it is let go, whoever has sent it. */
final class HoldableGateway implements AutoCloseable {

    private final URI gateway;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Hold> next = new AtomicReference<>();

    /** A request that is held up, or will be. */
    record Hold(String method, String word, CountDownLatch caught, CountDownLatch released) {

        boolean isCaught() {
            return caught.getCount() == 0;
        }

        void release() {
            released.countDown();
        }

        private boolean concerns(String request) {
            String line = request.lines().findFirst().orElse("");
            return line.startsWith(method + " ") && line.contains(word);
        }
    }

    HoldableGateway(URI gateway) {
        this.gateway = gateway;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Holds up the next request of this method whose first line contains the word. */
    Hold hold(String method, String word) {
        Hold hold = new Hold(method, word, new CountDownLatch(1), new CountDownLatch(1));
        next.set(hold);
        return hold;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(gateway.getHost(), gateway.getPort());
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> pass(client, server, true));
                Thread.ofVirtual().start(() -> pass(server, client, false));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private void pass(Socket from, Socket to, boolean requests) {
        byte[] bytes = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                if (requests) {
                    holdUp(new String(bytes, 0, length, ISO_8859_1));
                }
                out.write(bytes, 0, length);
            }
        } catch (IOException broken) {
            // One side went away; the other one is told by closing.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void holdUp(String request) throws InterruptedException {
        Hold hold = next.get();
        if (hold != null && hold.concerns(request) && next.compareAndSet(hold, null)) {
            hold.caught().countDown();
            hold.released().await();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
