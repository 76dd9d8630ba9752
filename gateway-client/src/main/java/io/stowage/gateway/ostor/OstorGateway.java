package io.stowage.gateway.ostor;

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
import io.stowage.gateway.http.RequestSigner;
import io.stowage.gateway.http.SignatureV2;
import io.stowage.gateway.http.SignatureV4;
import io.stowage.gateway.s3.S3Side;
import java.time.Clock;

/** An ostor gateway in either dialect. */
public final class OstorGateway implements Gateway {

    /** A user that cannot exist: whether it is found does not matter, an answer does. */
    private static final HttpCall PROBE = new HttpCall(
            CallKind.read("probe", "probe"), "GET", UserLookup.users().with("emailAddress", "probe@stowage.invalid"));

    private final GatewaySettings settings;
    private final Dialect dialect;
    private final GatewayHttp http;
    private final S3Side s3;
    private final Calls calls;
    private final Users users;
    private final AccessKeys accessKeys;
    private final Accounts accounts;
    private final Limits limits;
    private final Quotas quotas;
    private final Policies policies;
    private final Buckets buckets;
    private final Usage usage;

    /** Makes no call yet. */
    public OstorGateway(GatewaySettings settings, ObservationRegistry observations, Clock clock) {
        this.settings = settings;
        dialect = Dialect.of(settings.dialect().orElseThrow());
        http = new GatewayHttp(settings, signer(settings), clock);
        calls = new Calls(settings, observations, () -> http.probe(PROBE));
        s3 = new S3Side(settings, calls);
        var administration = new OstorCalls(settings.id(), dialect, http, calls);
        var lookup = new UserLookup(administration);
        users = new OstorUsers(administration, lookup);
        accessKeys = new OstorAccessKeys(administration, lookup);
        accounts = new OstorAccounts(administration);
        limits = new OstorLimits(administration, lookup);
        quotas = new OstorQuotas(administration);
        policies = Unsupported.of(settings.id()).policies();
        buckets = new OstorBuckets(administration, lookup);
        usage = new OstorUsage(administration);
    }

    private static RequestSigner signer(GatewaySettings settings) {
        return switch (settings.signature()) {
            case V2 -> new SignatureV2(settings.systemKey());
            case V4 -> new SignatureV4(settings.systemKey(), settings.region());
        };
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public Capabilities capabilities() {
        return dialect.capabilities();
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
        return accounts;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public Quotas quotas() {
        return quotas;
    }

    @Override
    public Policies policies() {
        return policies;
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
