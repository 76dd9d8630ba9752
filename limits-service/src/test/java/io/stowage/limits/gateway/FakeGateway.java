package io.stowage.limits.gateway;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.AccessKeys;
import io.stowage.gateway.Accounts;
import io.stowage.gateway.Availability;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.BucketSize;
import io.stowage.gateway.Buckets;
import io.stowage.gateway.CallInfo;
import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Capabilities.Scope;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.Endpoint;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayBucket;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.InexpressibleRate;
import io.stowage.gateway.LimitTarget;
import io.stowage.gateway.Limits;
import io.stowage.gateway.Operation;
import io.stowage.gateway.Policies;
import io.stowage.gateway.QuotaTarget;
import io.stowage.gateway.Quotas;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.Unsupported;
import io.stowage.gateway.Usage;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.Users;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The limits of one user's gateway in memory, with ostor's rules: writing operations makes bandwidth unlimited, and limits
 * of what is not there are refused. What goes wrong decides a {@link Fate}.
 */
public final class FakeGateway implements Gateway {

    /** Comes before and after the effect of each call; either may throw. */
    public interface Fate {
        void of(String call, Runnable effect);
    }

    public static final long STEP = 1L << 30;
    private static final BigDecimal GRID = new BigDecimal("0.05");

    /** Every call so far, oldest first. */
    public final List<String> calls = new ArrayList<>();

    public final Map<LimitTarget, RateLimits> limits = new HashMap<>();
    public final Set<String> buckets = new TreeSet<>();
    public OptionalLong quota = OptionalLong.empty();
    public Fate fate = (call, effect) -> effect.run();
    /** What becomes of rates on their way into the gateway. */
    public UnaryOperator<RateLimits> taken = UnaryOperator.identity();

    public boolean userIsThere = true;
    public boolean knowsRates = true;
    public boolean knowsQuotas = true;

    private final UserRef user;

    public FakeGateway(UserRef user) {
        this.user = user;
    }

    /** Somebody else at work. */
    public void changedByHand(LimitTarget target, RateLimits other) {
        limits.put(target, other);
    }

    public void deleteBucket(String name) {
        buckets.remove(name);
        limits.remove(new BucketName(name));
    }

    public RateLimits of(LimitTarget target) {
        return limits.getOrDefault(target, RateLimits.UNLIMITED);
    }

    private <T> T call(String name, Supplier<T> effect) {
        calls.add(name);
        List<T> answer = new ArrayList<>();
        fate.of(name, () -> answer.add(effect.get()));
        return answer.getFirst();
    }

    private void tell(String name, Runnable effect) {
        calls.add(name);
        fate.of(name, effect);
    }

    private void require(LimitTarget target) {
        switch (target) {
            case BucketName bucket -> {
                if (!buckets.contains(bucket.value())) {
                    throw refused("NoSuchBucket");
                }
            }
            case UserRef other -> {
                if (!userIsThere || !other.equals(user)) {
                    throw refused(GatewayFailure.Rejected.NO_SUCH_USER);
                }
            }
        }
    }

    private static GatewayFailure.Rejected refused(String code) {
        return new GatewayFailure.Rejected(new CallInfo("west", "call", 1, 404, "request-1"), code, "not there");
    }

    @Override
    public String id() {
        return "west";
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Capabilities.UserNames.EMAIL,
                true,
                false,
                false,
                new Capabilities.Keys(2, Capabilities.ChosenBy.GATEWAY, true),
                knowsRates
                        ? Optional.of(new Capabilities.Rates(
                                GRID, BigDecimal.ONE, Set.of(Operation.values()), Set.of(Scope.USER, Scope.BUCKET)))
                        : Optional.empty(),
                knowsQuotas
                        ? Optional.of(new Capabilities.QuotaRules(Set.of(Scope.ALL_BUCKETS, Scope.BUCKET), STEP))
                        : Optional.empty(),
                Optional.of(new Capabilities.OperationUsage(
                        Capabilities.OperationUsage.Source.STATISTICS_OBJECTS, Duration.ofMinutes(30))),
                Capabilities.StorageMeasurement.EXACT_INTEGRAL);
    }

    @Override
    public Limits limits() {
        return knowsRates ? new Rates() : Unsupported.of("west").limits();
    }

    private final class Rates implements Limits {

        @Override
        public RateLimits read(LimitTarget target) {
            return call("limits.read", () -> {
                require(target);
                return of(target);
            });
        }

        @Override
        public void write(LimitTarget target, RateLimits wanted) {
            RateLimits told = taken.apply(wanted);
            tell("limits.write operations", () -> {
                require(target);
                limits.put(target, new RateLimits(told.operations(), Optional.empty()));
            });
            tell("limits.write bandwidth", () -> {
                require(target);
                limits.put(target, new RateLimits(of(target).operations(), told.bandwidthOut()));
            });
        }

        @Override
        public void removeAll(LimitTarget target) {
            tell("limits.remove", () -> {
                require(target);
                limits.remove(target);
            });
        }

        @Override
        public List<InexpressibleRate> inexpressible(RateLimits rates) {
            return rates.operations().perSecond().entrySet().stream()
                    .filter(rate -> rate.getValue().remainder(GRID).signum() != 0)
                    .map(rate -> new InexpressibleRate(
                            rate.getKey() + " operations/s",
                            rate.getValue(),
                            InexpressibleRate.Reason.NOT_A_WHOLE_STEP))
                    .toList();
        }

        @Override
        public BigDecimal smallestRate() {
            return GRID;
        }

        @Override
        public BigDecimal smallestBandwidth() {
            return BigDecimal.ONE;
        }
    }

    @Override
    public Quotas quotas() {
        return new Quotas() {
            @Override
            public OptionalLong read(QuotaTarget target) {
                return call("quotas.read", () -> quota);
            }

            @Override
            public void write(QuotaTarget target, long bytes) {
                tell("quotas.write", () -> quota = OptionalLong.of(bytes));
            }

            @Override
            public void remove(QuotaTarget target) {
                tell("quotas.remove", () -> quota = OptionalLong.empty());
            }

            @Override
            public long step() {
                return STEP;
            }
        };
    }

    @Override
    public Buckets buckets() {
        return new Buckets() {
            @Override
            public void forEach(Consumer<? super GatewayBucket> consumer) {
                forEachOf(user, consumer);
            }

            @Override
            public void forEachOf(UserRef owner, Consumer<? super GatewayBucket> consumer) {
                call("buckets.list", () -> List.copyOf(buckets)).forEach(name -> consumer.accept(bucket(name)));
            }
        };
    }

    private GatewayBucket bucket(String name) {
        return new GatewayBucket(new BucketName(name), 0, user.id(), Instant.EPOCH, BucketSize.now(0));
    }

    @Override
    public Users users() {
        throw new UnsupportedOperationException();
    }

    @Override
    public AccessKeys accessKeys() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Accounts accounts() {
        return Unsupported.of("west").accounts();
    }

    @Override
    public Policies policies() {
        return Unsupported.of("west").policies();
    }

    @Override
    public Usage usage() {
        return Unsupported.of("west").usage();
    }

    @Override
    public CustomerStorage storage(AccessKey key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CustomerStorage storageOf(GatewayUser owner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Endpoint endpoint() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Availability availability() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
