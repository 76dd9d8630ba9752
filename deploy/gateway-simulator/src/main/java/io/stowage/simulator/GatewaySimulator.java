package io.stowage.simulator;

import io.stowage.simulator.admin.Administration;
import io.stowage.simulator.admin.Dialect;
import io.stowage.simulator.admin.OstorDialect;
import io.stowage.simulator.admin.UsageListing;
import io.stowage.simulator.calls.AdministrativeSide;
import io.stowage.simulator.control.ControlEndpoint;
import io.stowage.simulator.control.Controls;
import io.stowage.simulator.faults.CallLog;
import io.stowage.simulator.faults.CallRecord;
import io.stowage.simulator.faults.Capacity;
import io.stowage.simulator.faults.Faults;
import io.stowage.simulator.http.Listener;
import io.stowage.simulator.minio.MinioAdministration;
import io.stowage.simulator.minio.PolicyRights;
import io.stowage.simulator.s3.OwnersRights;
import io.stowage.simulator.s3.Rights;
import io.stowage.simulator.s3.S3Calls;
import io.stowage.simulator.signing.Authentication;
import io.stowage.simulator.signing.Keys;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.Effect;
import io.stowage.simulator.state.Effects;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.KeyPair;
import io.stowage.simulator.state.UsageObject;
import io.stowage.simulator.state.UsageRow;
import io.stowage.simulator.state.User;
import io.stowage.simulator.usage.SimulatorClock;
import io.stowage.simulator.usage.SpoiltObjects;
import io.stowage.simulator.usage.UsageMeter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running gateway that speaks ostor's administration or MinIO's, and an S3 subset. What the control endpoint offers over HTTP is
 * here as methods.
 */
public final class GatewaySimulator implements Controls, AutoCloseable {
    private final SimulatorSettings settings;
    private final GatewayState state;
    private final SimulatorClock clock;
    private final UsageMeter meter;
    private final Effects effects;
    private final Faults faults;
    private final Capacity capacity = new Capacity();
    private final CallLog log;
    private final AtomicReference<UsageListing> usageListing = new AtomicReference<>(UsageListing.ordinary());
    private final SpoiltObjects spoilt = new SpoiltObjects();
    private final SystemKey systemKey;
    private final Listener gateway;
    private final Listener control;

    private GatewaySimulator(SimulatorSettings settings, GatewayState state) {
        this.settings = settings;
        this.state = state;
        this.systemKey = SystemUsers.provide(state, settings.systemKey());
        this.clock = new SimulatorClock(settings.clock(), state);
        this.meter = new UsageMeter(state, clock, settings.usagePeriod(), settings.serviceId());
        this.effects = new Effects(state, clock);
        this.faults = new Faults(settings.seed());
        this.log = new CallLog(settings.callsRemembered());
        Rights rights = rights();
        Reception reception = new Reception(
                administration(),
                new S3Calls(state, clock, effects, rights),
                rights,
                new Authentication(id -> owner(state, id), clock.real()),
                meter,
                faults,
                capacity,
                log,
                clock);
        this.gateway = Listener.start(settings.host(), settings.port(), reception);
        try {
            this.control = Listener.start(settings.host(), settings.controlPort(), new ControlEndpoint(this));
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    /**
     * @throws java.io.UncheckedIOException when a port is taken
     * @throws IllegalStateException when another simulator uses the data directory
     */
    public static GatewaySimulator start(SimulatorSettings settings) {
        GatewayState state =
                settings.dataDirectory() == null ? GatewayState.inMemory() : GatewayState.in(settings.dataDirectory());
        try {
            return new GatewaySimulator(settings, state);
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
    }

    private AdministrativeSide administration() {
        return switch (settings.dialect()) {
            case ACRONIS -> ostor(OstorDialect.ACRONIS);
            case VIRTUOZZO -> ostor(OstorDialect.VIRTUOZZO);
            case MINIO -> new MinioAdministration(state, clock, effects, settings.scanEvery());
        };
    }

    private Administration ostor(OstorDialect dialect) {
        return new Administration(state, dialect, clock, meter, effects, usageListing::get, spoilt);
    }

    private Rights rights() {
        return switch (settings.dialect()) {
            case ACRONIS, VIRTUOZZO -> new OwnersRights(state);
            case MINIO -> new PolicyRights(state);
        };
    }

    private static Keys.@Nullable Owner owner(GatewayState state, String accessKeyId) {
        return state.<Keys.@Nullable Owner>read(() -> {
            @Nullable User user = state.userByKey(accessKeyId);
            if (user != null) {
                for (KeyPair pair : user.allKeys()) {
                    if (pair.accessKeyId().equals(accessKeyId)) {
                        return new Keys.Owner(user, pair.secretAccessKey());
                    }
                }
            }
            return null;
        });
    }

    /** Where administrative and S3 calls (path-style) go. */
    @Override
    public URI endpoint() {
        return gateway.uri();
    }

    public URI controlEndpoint() {
        return control.uri();
    }

    public SystemKey systemKey() {
        return systemKey;
    }

    @Override
    public Dialect dialect() {
        return settings.dialect();
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void advanceClock(Duration by) {
        clock.advance(by);
    }

    @Override
    public void listUsage(UsageListing rules) {
        usageListing.set(rules);
    }

    @Override
    public void closeUsagePeriod() {
        meter.closeNow();
    }

    @Override
    public void writeUsageObject(UsageObject object) {
        meter.write(object);
    }

    @Override
    public List<UsageObject> usageObjects() {
        return meter.objects();
    }

    @Override
    public void spoilUsageObject(String name, byte[] body) {
        spoilt.spoil(name, body);
    }

    @Override
    public void mendUsageObject(String name) {
        spoilt.mend(name);
    }

    @Override
    public void serveAtOnce(int calls) {
        capacity.set(calls);
    }

    @Override
    public List<UsageRow> totals() {
        return meter.totals();
    }

    @Override
    public List<UsageRow> usageWindow() {
        return meter.window();
    }

    @Override
    public List<Effect> effects(long after) {
        return effects.after(after);
    }

    @Override
    public List<CallRecord> calls() {
        return log.latest();
    }

    @Override
    public Map<String, Long> callCounts() {
        return log.counts();
    }

    @Override
    public List<User> users() {
        return state.read(() -> new ArrayList<>(state.users().rows().values()));
    }

    @Override
    public List<Bucket> buckets() {
        return state.read(() -> new ArrayList<>(state.buckets().rows().values()));
    }

    /** Puts in place what would take many calls. All of it or, when it throws, nothing. */
    public void arrange(Consumer<? super GatewayState> arrangement) {
        state.change(() -> arrangement.accept(state));
    }

    @Override
    public void close() {
        gateway.close();
        control.close();
        state.close();
    }
}
