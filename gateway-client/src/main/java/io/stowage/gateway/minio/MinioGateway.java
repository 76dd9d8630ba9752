package io.stowage.gateway.minio;

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
import java.util.Optional;
import java.util.Set;

/** A MinIO server or cluster with users of its own (not those of an LDAP or OpenID directory). */
public final class MinioGateway implements Gateway {

    /** A user that cannot exist: whether it is found does not matter, an answer does. */
    private static final HttpCall PROBE = new HttpCall(
            CallKind.read("probe", "probe"),
            "GET",
            AdminCalls.command("user-info").with("accessKey", "probe.stowage.invalid"));

    private static final Capabilities CAPABILITIES = new Capabilities(
            Capabilities.UserNames.CHOSEN,
            true,
            false,
            true,
            new Capabilities.Keys(MinioAccessKeys.MOST_PER_OWNER, Capabilities.ChosenBy.STOWAGE, false),
            Optional.empty(),
            Optional.of(new Capabilities.QuotaRules(Set.of(Capabilities.Scope.BUCKET), 1)),
            Optional.empty(),
            Capabilities.StorageMeasurement.SAMPLED_WITH_AGE);

    private final GatewaySettings settings;
    private final GatewayHttp http;
    private final S3Side s3;
    private final Calls calls;
    private final Users users;
    private final AccessKeys accessKeys;
    private final Quotas quotas;
    private final Policies policies;
    private final Buckets buckets;
    private final Unsupported unsupported;

    /** Makes no call yet. */
    public MinioGateway(GatewaySettings settings, ObservationRegistry observations, Clock clock) {
        this.settings = settings;
        http = new GatewayHttp(settings, new SignatureV4(settings.systemKey(), settings.region()), clock);
        calls = new Calls(settings, observations, () -> http.probe(PROBE));
        s3 = new S3Side(settings, calls);
        unsupported = Unsupported.of(settings.id());
        var administration =
                new AdminCalls(settings.id(), http, calls, settings.systemKey().secret());
        var directory = new Directory(administration, settings.systemKey().id());
        var ownKeys = new OwnKeys(administration);
        var groups = new Groups(administration);
        var ownPolicies = new MinioPolicies(administration, directory);
        var ownBuckets = new MinioBuckets(administration, directory, s3, settings.systemKey());
        users = new MinioUsers(administration, directory, ownKeys, groups, ownPolicies, ownBuckets);
        accessKeys = new MinioAccessKeys(administration, directory, ownKeys, groups, unsupported);
        quotas = new MinioQuotas(administration);
        policies = ownPolicies;
        buckets = ownBuckets;
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
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
        return unsupported.limits();
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
        return unsupported.usage();
    }

    @Override
    public CustomerStorage storage(AccessKey key) {
        return s3.of(key);
    }

    /** {@inheritDoc} It is the administrator's here, for the user's own buckets alone. */
    @Override
    public CustomerStorage storageOf(GatewayUser user) {
        return new OwnStorage(settings.id(), user.id().value(), s3.ofAdministrator(settings.systemKey()));
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
