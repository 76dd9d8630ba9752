package io.stowage.local.crash;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.SecretRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Customers of a gateway at work: what they do is counted there, refused calls too. */
final class Traffic implements AutoCloseable {

    private static final int BUCKETS = 3;

    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong calls = new AtomicLong();
    private final List<Thread> customers = new ArrayList<>();

    /**
     * @param perSecond calls of all customers together, at most
     * @param seed of what they do
     */
    Traffic(Gateway gateway, int customers, int perSecond, long seed) {
        for (int i = 0; i < customers; i++) {
            GatewayUser user =
                    gateway.users().create(new NewUser("c" + i + "@example.com", "c" + i, SecretRule.STRONG));
            CustomerStorage storage = gateway.storageOf(user);
            Random random = new Random(seed + i);
            String prefix = "customer-" + i + "-";
            long pause = 1_000_000_000L * customers / perSecond;
            this.customers.add(Thread.ofVirtual().start(() -> work(storage, prefix, random, pause)));
        }
    }

    private void work(CustomerStorage storage, String prefix, Random random, long pauseNanos) {
        while (!ended.get()) {
            try {
                act(storage, new BucketName(prefix + random.nextInt(BUCKETS)), random);
            } catch (GatewayFailure refused) {
                // There is no such bucket yet, or it is not empty: counted all the same.
            }
            calls.incrementAndGet();
            LockSupport.parkNanos(pauseNanos / 2 + random.nextLong(pauseNanos + 1));
        }
    }

    private static void act(CustomerStorage storage, BucketName bucket, Random random) {
        String key = "object-" + random.nextInt(5);
        switch (random.nextInt(8)) {
            case 0 -> storage.createBucket(bucket);
            case 1, 2, 3 -> storage.put(bucket, key, new byte[random.nextInt(3000)]);
            case 4 -> storage.get(bucket, key);
            case 5 -> storage.forEachObject(bucket, found -> {});
            case 6 -> storage.delete(bucket, key);
            default -> storage.buckets();
        }
    }

    long calls() {
        return calls.get();
    }

    /** Returns when nothing is under way any more. */
    @Override
    public void close() {
        ended.set(true);
        for (Thread customer : customers) {
            try {
                customer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
