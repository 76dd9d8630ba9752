package io.stowage.gateway;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The ports of a gateway for what it cannot do: every call is refused and says what is missing. */
public final class Unsupported {

    private final String gatewayId;

    private Unsupported(String gatewayId) {
        this.gatewayId = gatewayId;
    }

    public static Unsupported of(String gatewayId) {
        return new Unsupported(gatewayId);
    }

    public Accounts accounts() {
        return new Accounts() {
            @Override
            public Account create(UserRef user, String name) {
                throw refused("create account", Capability.ACCOUNTS);
            }

            @Override
            public void delete(UserRef user, String name) {
                throw refused("delete account", Capability.ACCOUNTS);
            }
        };
    }

    public Policies policies() {
        return new Policies() {
            @Override
            public Optional<String> read(UserRef user) {
                throw refused("read policy", Capability.POLICIES);
            }

            @Override
            public boolean isInForce(UserRef user, String text) {
                throw refused("read policy", Capability.POLICIES);
            }

            @Override
            public void write(UserRef user, String text) {
                throw refused("write policy", Capability.POLICIES);
            }

            @Override
            public void remove(UserRef user) {
                throw refused("remove policy", Capability.POLICIES);
            }
        };
    }

    public Limits limits() {
        return new Limits() {
            @Override
            public RateLimits read(LimitTarget target) {
                throw refused("read limits", Capability.RATE_LIMITS);
            }

            @Override
            public void write(LimitTarget target, RateLimits limits) {
                throw refused("write limits", Capability.RATE_LIMITS);
            }

            @Override
            public void removeAll(LimitTarget target) {
                throw refused("remove limits", Capability.RATE_LIMITS);
            }

            @Override
            public List<InexpressibleRate> inexpressible(RateLimits limits) {
                throw refused("judge limits", Capability.RATE_LIMITS);
            }

            @Override
            public BigDecimal smallestRate() {
                throw refused("judge limits", Capability.RATE_LIMITS);
            }

            @Override
            public BigDecimal smallestBandwidth() {
                throw refused("judge limits", Capability.RATE_LIMITS);
            }
        };
    }

    public Usage usage() {
        return new Usage() {
            @Override
            public UsageListing list() {
                throw refused("list usage", Capability.OPERATION_USAGE);
            }

            @Override
            public UsageListing list(String after, int limit) {
                throw refused("list usage", Capability.OPERATION_USAGE);
            }

            @Override
            public UsageHeader read(String name, BiConsumer<? super UsageHeader, ? super UsageRow> rows) {
                throw refused("read usage", Capability.OPERATION_USAGE);
            }

            @Override
            public UsageContent content(String name, int most) {
                throw refused("read usage", Capability.OPERATION_USAGE);
            }

            @Override
            public void delete(String name) {
                throw refused("delete usage", Capability.OPERATION_USAGE);
            }
        };
    }

    /** The refusal of one call. */
    public GatewayFailure.Rejected refused(String call, Capability missing) {
        return new GatewayFailure.Rejected(
                CallInfo.notMade(gatewayId, call),
                GatewayFailure.Rejected.NOT_SUPPORTED,
                "the gateway has no " + missing.words());
    }
}
