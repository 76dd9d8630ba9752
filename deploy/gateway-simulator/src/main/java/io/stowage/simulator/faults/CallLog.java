package io.stowage.simulator.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** The latest calls, and how many of each kind there ever were since the start. */
public final class CallLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<CallRecord> latest = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final int most;

    /** @param most calls kept; older ones are forgotten */
    public CallLog(int most) {
        this.most = most;
    }

    public void add(CallRecord call) {
        lock.lock();
        try {
            if (latest.size() >= most) {
                latest.removeFirst();
            }
            latest.addLast(call);
            counts.merge(call.kind(), 1L, Long::sum);
        } finally {
            lock.unlock();
        }
    }

    /** Oldest first. */
    public List<CallRecord> latest() {
        lock.lock();
        try {
            return new ArrayList<>(latest);
        } finally {
            lock.unlock();
        }
    }

    public Map<String, Long> counts() {
        lock.lock();
        try {
            return new TreeMap<>(counts);
        } finally {
            lock.unlock();
        }
    }
}
