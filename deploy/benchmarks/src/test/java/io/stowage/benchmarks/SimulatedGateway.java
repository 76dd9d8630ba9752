package io.stowage.benchmarks;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.connect.Gateways;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import io.stowage.simulator.faults.Fault;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.UsageObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A gateway of known speed in this JVM. */
final class SimulatedGateway implements AutoCloseable {

    static final String ID = "local";

    private final GatewaySimulator simulator = GatewaySimulator.start(SimulatorSettings.of(Dialect.VIRTUOZZO));
    private final int atOnce;

    /**
     * @param atOnce calls that it serves at the same time, and that clients make; more wait
     */
    SimulatedGateway(int atOnce) {
        this.atOnce = atOnce;
        simulator.serveAtOnce(atOnce);
    }

    /** From now on each call takes so long, and the simulator's own work on top. */
    void answersIn(Duration time) {
        simulator.faults().clear();
        if (time.isPositive()) {
            simulator.faults().add(Fault.delay("*", time));
        }
    }

    /** A service's settings for this gateway. */
    Map<String, String> properties() {
        return Map.of(
                "type", "ostor",
                "dialect", "virtuozzo",
                "endpoint", simulator.endpoint().toString(),
                "access-key", simulator.systemKey().accessKeyId(),
                "secret-key", simulator.systemKey().secretAccessKey(),
                "max-concurrent-calls", Integer.toString(atOnce));
    }

    long calls() {
        return simulator.callCounts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** What would take many calls. */
    void arrange(Consumer<? super GatewayState> arrangement) {
        simulator.arrange(arrangement);
    }

    /** Lets statistics objects wait, as if the gateway had counted. */
    void holdUsage(List<UsageObject> objects) {
        objects.forEach(simulator::writeUsageObject);
    }

    long usageObjects() {
        return simulator.usageObjects().size();
    }

    long buckets() {
        return simulator.buckets().size();
    }

    /** Makes the calls that a new account needs, as many accounts at once as the gateway takes calls. */
    void provisionDirectly(List<String> subscriptions) {
        directly(subscriptions, SimulatedGateway::provision);
    }

    /** Makes calls for each of these, for as many at once as the gateway takes calls. */
    <T> void directly(List<T> all, BiConsumer<Gateway, T> calls) {
        try (Gateway gateway = Gateways.open(GatewaySettings.of(ID, properties()));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicInteger next = new AtomicInteger();
            List<? extends Future<?>> running = IntStream.range(0, atOnce)
                    .mapToObj(thread -> threads.submit(() -> {
                        for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
                            calls.accept(gateway, all.get(i));
                        }
                    }))
                    .toList();
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void provision(Gateway gateway, String subscription) {
        String name = Samples.userName(subscription);
        if (gateway.users().findByName(name).isPresent()) {
            throw new IllegalStateException(name + " is there already");
        }
        GatewayUser user = gateway.users().create(NewUser.named(name));
        AccessKey key = user.accessKeys().getFirst();
        gateway.storage(key).createBucket(new BucketName(Samples.bucket(subscription)));
    }

    @Override
    public void close() {
        simulator.close();
    }
}
