package io.stowage.gateway.rgw;

import io.micrometer.observation.ObservationRegistry;
import io.stowage.gateway.AccessKey;
import io.stowage.gateway.AccessKeys;
import io.stowage.gateway.Accounts;
import io.stowage.gateway.Availability;
import io.stowage.gateway.Buckets;
import io.stowage.gateway.Capabilities;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.Endpoint;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.Limits;
import io.stowage.gateway.Policies;
import io.stowage.gateway.Quotas;
import io.stowage.gateway.Unsupported;
import io.stowage.gateway.Usage;
import io.stowage.gateway.Users;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.Calls;
import io.stowage.gateway.http.GatewayHttp;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.SignatureV4;
import io.stowage.gateway.s3.S3Side;
import java.time.Clock;

/** A Ceph object gateway. */
public final class RgwGateway implements Gateway {

    /** A user that cannot exist: whether it is found does not matter, an answer does. */
    private static final HttpCall PROBE =
            new HttpCall(CallKind.read("probe", "probe"), "GET", UserLookup.named("probe:stowage.invalid")).orAbsent();

    private final GatewaySettings settings;
    private final GatewayHttp http;
    private final S3Side s3;
    private final Calls calls;
    private final Unsupported unsupported;
    private final RgwCapabilities capabilities;
    private final Users users;
    private final AccessKeys accessKeys;
    private final Limits limits;
    private final Quotas quotas;
    private final Buckets buckets;
    private final Usage usage;

    /** Makes no call yet. */
    public RgwGateway(GatewaySettings settings, ObservationRegistry observations, Clock clock) {
        this(settings, observations, clock, clock);
    }

    /** @param usageClock tells which hours are over */
    RgwGateway(GatewaySettings settings, ObservationRegistry observations, Clock clock, Clock usageClock) {
        this.settings = settings;
        http = new GatewayHttp(settings, new SignatureV4(settings.systemKey(), settings.region()), clock);
        calls = new Calls(settings, observations, () -> RgwCalls.probe(http, PROBE));
        s3 = new S3Side(settings, calls);
        unsupported = Unsupported.of(settings.id());
        var administration = new RgwCalls(settings.id(), http, calls);
        var lookup = new UserLookup(administration);
        var turns = new UserTurns(administration);
        var ofBuckets = new RgwBuckets(administration);
        var ofRates = new RgwLimits(administration, turns);
        users = new RgwUsers(administration, lookup, turns);
        accessKeys = new RgwAccessKeys(administration, lookup, turns, unsupported);
        limits = ofRates;
        capabilities = new RgwCapabilities(ofRates);
        quotas = new RgwQuotas(administration, ofBuckets, lookup, turns);
        buckets = ofBuckets;
        usage = new RgwUsage(administration, usageClock);
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public Capabilities capabilities() {
        return capabilities.get();
    }

    @Override
    public Users users() {
        return users;
    }

    @Override
    public AccessKeys accessKeys() {
        return accessKeys;
    }

    @Override
    public Accounts accounts() {
        return unsupported.accounts();
    }

    @Override
    public Limits limits() {
        return capabilities().rates().isPresent() ? limits : unsupported.limits();
    }

    @Override
    public Quotas quotas() {
        return quotas;
    }

    @Override
    public Policies policies() {
        return unsupported.policies();
    }

    @Override
    public Buckets buckets() {
        return buckets;
    }

    @Override
    public Usage usage() {
        return usage;
    }

    @Override
    public CustomerStorage storage(AccessKey key) {
        return s3.of(key);
    }

    @Override
    public CustomerStorage storageOf(GatewayUser user) {
        return storage(user.accessKeys().stream()
                .filter(key -> key.secret().isTold())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("user " + user.id() + " has no access key")));
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint(settings.endpoint(), settings.region());
    }

    @Override
    public Availability availability() {
        return calls.availability();
    }

    @Override
    public void close() {
        s3.close();
        http.close();
    }
}
