package io.stowage.limits.gateway;

import static io.stowage.limits.Examples.GIB;
import static io.stowage.limits.Examples.plan;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.SecretRule;
import io.stowage.gateway.connect.Gateways;
import io.stowage.limits.Examples;
import io.stowage.limits.SignedCalls;
import io.stowage.limits.account.AccountFacts;
import io.stowage.limits.account.Difference;
import io.stowage.limits.terms.LimitSet;
import io.stowage.limits.terms.PlanLimits;
import io.stowage.limits.terms.Terms;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plans at a gateway of each dialect, read back by plain HTTP: what a plan says in operations per second, kB/s and bytes
 * is in force in just these, whatever the dialect's own units are.
 */
class PlansAtGatewayTest {

    private static final Map<String, GatewaySimulator> SIMULATORS = Map.of(
            "virtuozzo", GatewaySimulator.start(SimulatorSettings.of(Dialect.VIRTUOZZO)),
            "acronis", GatewaySimulator.start(SimulatorSettings.of(Dialect.ACRONIS)));

    private static final Map<String, Gateway> GATEWAYS =
            Map.of("virtuozzo", open("virtuozzo"), "acronis", open("acronis"));

    private final String email = "jane+" + UUID.randomUUID() + "@example.com";

    @AfterAll
    static void close() {
        GATEWAYS.values().forEach(Gateway::close);
        SIMULATORS.values().forEach(GatewaySimulator::close);
    }

    /** Trap 5: the same number is operations per minute in one dialect and per second in the other. */
    @ParameterizedTest
    @CsvSource({
        "virtuozzo, GET=3600, ops:get, 3600",
        "acronis, GET=3600, ops:get, 3600",
        "virtuozzo, GET=1, ops:get, 1",
        "acronis, GET=1, ops:get, 1",
        "virtuozzo, PUT=0.05, ops:put, 0.05",
        "virtuozzo, PUT=60.55, ops:put, 60.55",
        "virtuozzo, LIST=35791394.1, ops:list, 35791394.1",
        "acronis, LIST=2147483647, ops:list, 2147483647",
        "virtuozzo, DELETE=0.5, ops:delete, 0.5",
        "virtuozzo, DEFAULT=7, ops:get, 7",
        "acronis, DEFAULT=7, ops:get, 7",
        "virtuozzo, out=1, bandwidth:out, 1",
        "acronis, out=2147483647, bandwidth:out, 2147483647"
    })
    void rateOfAPlanIsInForceExactly(String gateway, String rates, String onTheWire, String value) {
        Reached reached = putInForce(gateway, plan(rates, ""), Optional.empty());

        assertThat(reached).isInstanceOf(Reached.InForce.class);
        assertThat(shown(gateway, onTheWire)).isEqualByComparingTo(value);
    }

    /** Trap 5: what a dialect cannot be told exactly is refused, not rounded. Trap 3: zero is no rate at all. */
    @ParameterizedTest
    @CsvSource({
        "virtuozzo, GET=0.01, GET operations/s 0.01: TOO_SMALL",
        "virtuozzo, GET=0.07, GET operations/s 0.07: NOT_A_WHOLE_STEP",
        "virtuozzo, GET=35791395, GET operations/s 35791395: TOO_LARGE",
        "acronis, GET=0.5, GET operations/s 0.5: TOO_SMALL",
        "acronis, GET=60.55, GET operations/s 60.55: NOT_A_WHOLE_STEP",
        "acronis, GET=2147483648, GET operations/s 2147483648: TOO_LARGE",
        "virtuozzo, out=0.5, outgoing kB/s 0.5: TOO_SMALL",
        "acronis, out=1.5, outgoing kB/s 1.5: NOT_A_WHOLE_STEP"
    })
    void rateThatCannotBeToldIsRefusedAndNothingIsChanged(String gateway, String rates, String why) {
        putInForce(gateway, plan("PUT=5", ""), Optional.empty());

        Reached reached = putInForce(gateway, plan(rates + " LIST=9", ""), Optional.empty());

        assertThat(reached)
                .isInstanceOfSatisfying(
                        Reached.Refused.class,
                        refused -> assertThat(refused.why().reason())
                                .startsWith("gateway " + gateway + " cannot be told the limits of plan basic exactly")
                                .endsWith("rate limits: user, " + why));
        assertThat(shown(gateway, "ops:put")).isEqualByComparingTo("5");
        assertThat(shown(gateway, "ops:list")).isZero();
    }

    /** Trap 4: writing operations makes bandwidth unlimited, so it is written last, and read back. */
    @ParameterizedTest
    @ValueSource(strings = {"virtuozzo", "acronis"})
    void operationsAndBandwidthAreBothInForceAfterEachChange(String gateway) {
        Reached.InForce first = (Reached.InForce) putInForce(gateway, plan("GET=5 out=50", ""), Optional.empty());
        Reached second = putInForce(gateway, plan("GET=6 out=50", ""), Optional.of(first.limits()));

        assertThat(second.drift()).isEmpty();
        assertThat(shown(gateway, "ops:get")).isEqualByComparingTo("6");
        assertThat(shown(gateway, "bandwidth:out")).isEqualByComparingTo("50");
        assertThat(shown(gateway, "ops:put")).as("not of the plan").isZero();
    }

    /** Trap 3: zero means unlimited, and never-enabled limits answer with an error that means the same. */
    @ParameterizedTest
    @ValueSource(strings = {"virtuozzo", "acronis"})
    void unlimitedIsWhatWasNeverSetOrWasRemovedAndNeedsNoWrite(String gateway) {
        Reached never = putInForce(gateway, PlanLimits.UNLIMITED, Optional.empty());
        assertThat(never.wrote()).isFalse();
        assertThat(calls(gateway).userLimits(email)).startsWith("refused");

        putInForce(gateway, plan("GET=5 out=50", ""), Optional.empty());
        Reached back = putInForce(gateway, PlanLimits.UNLIMITED, Optional.empty());

        assertThat(back.wrote()).isTrue();
        assertThat(shown(gateway, "ops:get")).isZero();
        assertThat(shown(gateway, "bandwidth:out")).isZero();
    }

    /** Trap 12: numbers come as strings, with and without decimals; they are compared as numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"virtuozzo", "acronis"})
    void whatIsInForceIsTakenForItWhateverItsDecimals(String gateway) {
        Reached.InForce first =
                (Reached.InForce) putInForce(gateway, plan("GET=60.000 out=100.0", ""), Optional.empty());

        Reached again = putInForce(gateway, plan("GET=60 out=100", ""), Optional.of(first.limits()));

        assertThat(again.wrote()).isFalse();
        assertThat(again.drift()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "virtuozzo, PUT, ostor-limits&emailAddress=%s&ops&get=60, user: outgoing kB/s unlimited instead of 50",
        "acronis, PUT, ostor-limits&emailAddress=%s&limit-type=bandwidth&limit-resource=out&limit-value=7,"
                + " user: outgoing kB/s 7 instead of 50"
    })
    void limitsChangedByHandAreDriftAndArePutRight(String gateway, String method, String query, String drift) {
        Reached.InForce first = (Reached.InForce) putInForce(gateway, plan("GET=1 out=50", ""), Optional.empty());
        calls(gateway).call(method, query.formatted(URLEncoder.encode(email, UTF_8)));

        Reached again = putInForce(gateway, plan("GET=1 out=50", ""), Optional.of(first.limits()));

        assertThat(again.drift()).extracting(Difference::toString).containsExactly(drift);
        assertThat(shown(gateway, "bandwidth:out")).isEqualByComparingTo("50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtuozzo", "acronis"})
    void eachBucketHasThePlansLimits(String gateway) {
        GatewayUser user = user(gateway);
        String bucket = "bucket-" + UUID.randomUUID();
        GATEWAYS.get(gateway).storageOf(user).createBucket(new BucketName(bucket));

        putInForce(gateway, plan("", "GET=50 PUT=25"), Optional.empty());

        assertThat(calls(gateway).bucketLimits(bucket))
                .contains("\"ops:get\":\"50")
                .contains("\"ops:put\":\"25");
    }

    @Test
    void quotaIsToldInWholeGigabytesAndIsInForceInBytes() {
        putInForce("virtuozzo", plan("", "", 100 * GIB), Optional.empty());
        assertThat(calls("virtuozzo").quota(email)).contains("\"107374182400\"");

        LimitSet inForce = new LimitSet(Examples.rates(""), Map.of(), OptionalLong.of(100 * GIB));
        putInForce("virtuozzo", PlanLimits.UNLIMITED, Optional.of(inForce));
        assertThat(calls("virtuozzo").quota(email)).contains("\"size\":\"0\"");
    }

    @Test
    void quotaBetweenTwoGigabytesIsRefusedAndNoRateIsChanged() {
        Reached reached = putInForce("virtuozzo", plan("GET=1", "", 100_000_000_000L), Optional.empty());

        assertThat(reached)
                .isInstanceOfSatisfying(
                        Reached.Refused.class,
                        refused -> assertThat(refused.why().reason())
                                .endsWith("quotas: 100000000000 bytes are no positive multiple of 1073741824"));
        assertThat(calls("virtuozzo").userLimits(email)).startsWith("refused");
    }

    private Reached putInForce(String gateway, PlanLimits plan, Optional<LimitSet> applied) {
        GatewayUser user = user(gateway);
        return new Limiter(GATEWAYS, DriftPolicy.CORRECT, Clock.systemUTC())
                .bringAbout(
                        new AccountFacts(
                                gateway, email, Optional.of(user.id()), Optional.empty(), "basic", Optional.empty()),
                        new Terms(plan, Optional.empty()),
                        applied);
    }

    private GatewayUser user(String gateway) {
        return GATEWAYS.get(gateway)
                .users()
                .findByName(email)
                .orElseGet(() -> GATEWAYS.get(gateway).users().create(new NewUser(email, email, SecretRule.STRONG)));
    }

    /** As the wire has it: a string with or without decimals. */
    private BigDecimal shown(String gateway, String limit) {
        String answer = calls(gateway).userLimits(email);
        Matcher found = Pattern.compile("\"" + limit + "\":\"([0-9.]+)\"").matcher(answer);
        assertThat(found.find()).as(answer).isTrue();
        return new BigDecimal(found.group(1));
    }

    private static SignedCalls calls(String gateway) {
        return new SignedCalls(SIMULATORS.get(gateway));
    }

    private static Gateway open(String dialect) {
        GatewaySimulator simulator = SIMULATORS.get(dialect);
        return Gateways.open(GatewaySettings.of(
                dialect,
                Map.of(
                        "type", "ostor",
                        "dialect", dialect,
                        "endpoint", simulator.endpoint().toString(),
                        "access-key", simulator.systemKey().accessKeyId(),
                        "secret-key", simulator.systemKey().secretAccessKey())));
    }
}
