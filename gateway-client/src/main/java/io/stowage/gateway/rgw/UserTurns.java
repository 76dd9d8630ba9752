package io.stowage.gateway.rgw;

import io.stowage.gateway.http.CallKind;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One change of a user at a time: the gateway does not keep two apart (16.2.15 answers 500 or loses one). Users share a
 * bounded number of turns, so that some wait for others without need.
 */
final class UserTurns {

    private static final int TURNS = 256;

    private final RgwCalls calls;
    private final ReentrantLock[] turns =
            Stream.generate(() -> new ReentrantLock(true)).limit(TURNS).toArray(ReentrantLock[]::new);

    UserTurns(RgwCalls calls) {
        this.calls = calls;
    }

    /** Makes changes of one user; they must not change another one. */
    <T> T take(String uid, CallKind purpose, Supplier<T> change) {
        var turn = turns[Math.floorMod(uid.hashCode(), TURNS)];
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw calls.interrupted(purpose);
        }
        try {
            return change.get();
        } finally {
            turn.unlock();
        }
    }

    void take(String uid, CallKind purpose, Runnable change) {
        take(uid, purpose, () -> {
            change.run();
            return uid;
        });
    }
}
