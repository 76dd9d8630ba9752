package io.stowage.simulator.faults;

import io.stowage.simulator.http.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The faults in force. Chance comes from a seed, so that a run can be repeated. */
public final class Faults {
    /** How a gateway that is away shows itself. */
    public enum Outage {
        /** Every call is refused with 503. */
        UNAVAILABLE,
        /** Every connection is closed without an answer. */
        DISCONNECTED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Standing> standing = new LinkedHashMap<>();
    private final Random random;
    private int last;
    private @Nullable Outage outage;
    private long outageEnds;
    private boolean keysRefused;

    public Faults(long seed) {
        this.random = new Random(seed);
    }

    private static final class Standing {
        private final Fault fault;
        private final CallPattern pattern;
        private int struck;

        Standing(Fault fault) {
            this.fault = fault;
            this.pattern = CallPattern.parse(fault.calls());
        }

        boolean usedUp() {
            return fault.times() > 0 && struck >= fault.times();
        }
    }

    /** A fault in force and how often it struck. */
    public record InForce(int id, Fault fault, int struck) {}

    /** @return the id to remove it by */
    public int add(Fault fault) {
        return locked(() -> {
            standing.put(++last, new Standing(fault));
            return last;
        });
    }

    public void remove(int id) {
        locked(() -> standing.remove(id) != null);
    }

    /** Ends every fault, an outage and a refusal of keys included. */
    public void clear() {
        locked(() -> {
            standing.clear();
            outage = null;
            keysRefused = false;
            return true;
        });
    }

    /** Nothing is served for this long, by the real clock. */
    public void outage(Outage how, Duration length) {
        locked(() -> {
            outage = how;
            outageEnds = System.nanoTime() + length.toNanos();
            return true;
        });
    }

    public void endOutage() {
        locked(() -> {
            outage = null;
            return true;
        });
    }

    /** Answers every administrative call with 403, as if the system user's key had been revoked. */
    public void refuseKeys(boolean refused) {
        locked(() -> keysRefused = refused);
    }

    public List<InForce> inForce() {
        return locked(() -> {
            List<InForce> faults = new ArrayList<>();
            standing.forEach((id, one) -> faults.add(new InForce(id, one.fault, one.struck)));
            return faults;
        });
    }

    /** Judges one call; uses up the times of the faults that strike it. */
    public Verdict judge(String kind) {
        return locked(() -> {
            if (outage != null && System.nanoTime() - outageEnds < 0) {
                return switch (outage) {
                    case UNAVAILABLE -> refused(new Fault.Refuse(503, "ServiceUnavailable", "The gateway is away."));
                    case DISCONNECTED -> new Verdict(Duration.ZERO, null, true, false);
                };
            }
            if (keysRefused && !kind.startsWith("s3.")) {
                return refused(new Fault.Refuse(403, "AccessDenied", "The key is refused on demand."));
            }
            Verdict verdict = Verdict.NOTHING;
            for (Iterator<Standing> all = standing.values().iterator(); all.hasNext(); ) {
                Standing one = all.next();
                if (one.pattern.matches(kind) && strikes(one.fault)) {
                    one.struck++;
                    verdict = verdict.plus(verdict(one.fault.effect()));
                    if (one.usedUp()) {
                        all.remove();
                    }
                }
            }
            return verdict;
        });
    }

    private boolean strikes(Fault fault) {
        return fault.probability() >= 1 || random.nextDouble() < fault.probability();
    }

    private Verdict verdict(Fault.Effect effect) {
        return switch (effect) {
            case Fault.Delay delay -> delayed(delay.least(), delay.most());
            case Fault.Refuse refuse -> refused(refuse);
            case Fault.CutBefore cut -> new Verdict(Duration.ZERO, null, true, false);
            case Fault.CutAfter cut -> new Verdict(Duration.ZERO, null, false, true);
        };
    }

    private Verdict delayed(Duration least, Duration most) {
        long spread = Math.max(0, most.minus(least).toNanos());
        Duration delay = least.plusNanos(spread == 0 ? 0 : random.nextLong(spread));
        return new Verdict(delay, null, false, false);
    }

    private static Verdict refused(Fault.Refuse refuse) {
        Refusal refusal = new Refusal(refuse.status(), refuse.code(), refuse.reason());
        return new Verdict(Duration.ZERO, refusal, false, false);
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
