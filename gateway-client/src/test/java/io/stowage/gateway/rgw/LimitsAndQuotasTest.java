package io.stowage.gateway.rgw;

import static io.stowage.gateway.ScriptedGateway.answer;
import static io.stowage.gateway.ScriptedGateway.answering;
import static io.stowage.gateway.ScriptedGateway.json;
import static io.stowage.gateway.rgw.ScriptedUser.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.Capability;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.InexpressibleRate;
import io.stowage.gateway.InexpressibleRate.Reason;
import io.stowage.gateway.LimitTarget;
import io.stowage.gateway.Operation;
import io.stowage.gateway.OperationLimits;
import io.stowage.gateway.QuotaTarget;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.connect.Gateways;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsAndQuotasTest {

    private static final UserRef ANN = new UserRef(new UserId("ann"), "ann");
    private static final BucketName PHOTOS = new BucketName("photos");
    private static final String USER = "{\"user_id\":\"ann\",\"suspended\":0,\"keys\":[]}";
    private static final String GLOBAL = "{\"bucket_ratelimit\":{},\"user_ratelimit\":{},\"anonymous_ratelimit\":{}}";

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 501})
    void hasNoRateLimitsWhereTheGatewayKnowsNone(int status) {
        try (var server = answering(refusal(status, "MethodNotAllowed"));
                var gateway = open(server)) {
            assertThat(gateway.capabilities().has(Capability.RATE_LIMITS)).isFalse();
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.limits().read(ANN))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.NOT_SUPPORTED));
            assertThat(server.lines()).containsExactly("GET /admin/ratelimit?global=true");
        }
    }

    @Test
    void asksAgainWhatAGatewayCanDoThatDidNotAnswer() {
        try (var server = answering(answer(503, "", ""), answer(503, "", ""), answer(503, "", ""), json(GLOBAL));
                var gateway = open(server)) {
            assertThatExceptionOfType(GatewayFailure.Transient.class).isThrownBy(gateway::capabilities);
            assertThat(gateway.capabilities().has(Capability.RATE_LIMITS)).isTrue();
            assertThat(gateway.capabilities().has(Capability.RATE_LIMITS)).isTrue();
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void tellsRatesPerMinuteAndReadsThemBack() {
        var wanted = limits("GET=0.5 LIST=0.5 PUT=10 DELETE=10", "100");
        try (var server = answering(
                        json(GLOBAL),
                        answer(200, "", ""),
                        json("{\"user_ratelimit\":" + rates(true, 30, 600, 6_000_000) + "}"));
                var gateway = open(server)) {
            gateway.limits().write(ANN, wanted);
            assertThat(server.lines())
                    .endsWith(
                            "POST /admin/ratelimit?ratelimit-scope=user&uid=ann&enabled=true&max-read-ops=30"
                                    + "&max-write-ops=600&max-read-bytes=6000000&max-write-bytes=0",
                            "GET /admin/ratelimit?ratelimit-scope=user&uid=ann");
        }
    }

    @Test
    void tellsNothingButSwitchesOffWhatIsUnlimited() {
        try (var server = answering(
                        json(GLOBAL),
                        answer(200, "", ""),
                        json("{\"bucket_ratelimit\":" + rates(false, 30, 600, 6000) + "}"));
                var gateway = open(server)) {
            gateway.limits().removeAll(PHOTOS);
            assertThat(gateway.limits().read(PHOTOS)).isEqualTo(RateLimits.UNLIMITED);
            assertThat(server.lines())
                    .contains("POST /admin/ratelimit?ratelimit-scope=bucket&bucket=photos&enabled=false"
                            + "&max-read-ops=0&max-write-ops=0&max-read-bytes=0&max-write-bytes=0");
        }
    }

    @Test
    void noticesARateThatIsNotAsWritten() {
        LimitTarget target = PHOTOS;
        try (var server = answering(
                        json(GLOBAL),
                        answer(200, "", ""),
                        json("{\"bucket_ratelimit\":" + rates(true, 29, 0, 0) + "}"));
                var gateway = open(server)) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.limits().write(target, limits("GET=0.5 LIST=0.5", null)))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.NOT_AS_WRITTEN));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET=5, GET, NOT_SUPPORTED",
        "GET=5 LIST=6, GET, NOT_SUPPORTED",
        "PUT=5, PUT, NOT_SUPPORTED",
        "DELETE=5, DELETE, NOT_SUPPORTED",
        "DEFAULT=5, DEFAULT, NOT_SUPPORTED",
        "GET=0.01 LIST=0.01, GET, TOO_SMALL",
        "GET=0.07 LIST=0.07, GET, NOT_A_WHOLE_STEP"
    })
    void judgesRatesThatCannotBeToldExactly(String rates, String operation, Reason reason) {
        try (var server = answering(json(GLOBAL));
                var gateway = open(server)) {
            var limits = limits(rates, null);
            assertThat(gateway.limits().inexpressible(limits)).anySatisfy(found -> {
                assertThat(found.limit()).startsWith(operation + " operations/s");
                assertThat(found.reason()).isEqualTo(reason);
            });
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.limits().write(ANN, limits))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.INEXPRESSIBLE));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.001, true", "100000000, true", "0.0005, false", "0.00101, false"})
    void tellsBandwidthToTheByte(String bandwidth, boolean expressible) {
        try (var server = answering(json(GLOBAL));
                var gateway = open(server)) {
            assertThat(gateway.limits().inexpressible(limits("", bandwidth)))
                    .extracting(InexpressibleRate::limit)
                    .isEqualTo(expressible ? List.of() : List.of("outgoing kB/s"));
        }
    }

    @Test
    void writesAndRemovesTheQuotaOfAUser() {
        var quota = "{\"enabled\":%s,\"max_size\":7168,\"max_size_kb\":7,\"max_objects\":-1}";
        try (var server = answering(
                        json(USER),
                        answer(200, "", ""),
                        json(quota.formatted("true")),
                        json(USER),
                        answer(200, "", ""),
                        json(quota.formatted("false")));
                var gateway = open(server)) {
            gateway.quotas().write(ANN, 7168);
            gateway.quotas().remove(ANN);
            assertThat(gateway.quotas().read(ANN)).isEmpty();
            assertThat(server.lines())
                    .filteredOn(line -> line.startsWith("PUT"))
                    .containsExactly(
                            "PUT /admin/user?quota&uid=ann&quota-type=user&enabled=true&max-size-kb=7",
                            "PUT /admin/user?quota&uid=ann&quota-type=user&enabled=false");
        }
    }

    /** The gateway would take any user for the owner. */
    @Test
    void namesTheTrueOwnerWithTheQuotaOfABucket() {
        var bucket = "{\"bucket\":\"photos\",\"owner\":\"ann\",\"bucket_quota\":{\"enabled\":true,\"max_size\":1024}}";
        try (var server = answering(json(bucket), answer(200, "", ""), json(bucket));
                var gateway = open(server)) {
            gateway.quotas().write(PHOTOS, 1024);
            assertThat(server.lines())
                    .containsExactly(
                            "GET /admin/bucket?stats=true&bucket=photos",
                            "PUT /admin/bucket?quota&uid=ann&bucket=photos&enabled=true&max-size-kb=1",
                            "GET /admin/bucket?stats=true&bucket=photos");
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "-1024", "1023", "1025"})
    void refusesQuotasThatAreNoWholeKilobytes(long bytes) {
        try (var server = answering(json(USER));
                var gateway = open(server)) {
            assertThat(gateway.quotas().expressible(bytes)).isFalse();
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.quotas().write(ANN, bytes))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.INEXPRESSIBLE));
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1024, 1024", "true, 0, 0", "true, -1, ", "true, -1024, ", "false, 1024, "})
    void readsQuotasThatOthersWrote(boolean enabled, long size, @Nullable Long bytes) {
        try (var server = answering(json("{\"enabled\":%s,\"max_size\":%d}".formatted(enabled, size)));
                var gateway = open(server)) {
            var read = gateway.quotas().read(ANN);
            assertThat(read.isPresent() ? read.getAsLong() : null).isEqualTo(bytes);
        }
    }

    @Test
    void noticesAQuotaThatIsNotAsWritten() {
        try (var server = answering(json(USER), answer(200, "", ""), json("{\"enabled\":true,\"max_size\":-1024}"));
                var gateway = open(server)) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.quotas().write(ANN, 2048))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.NOT_AS_WRITTEN));
        }
    }

    @Test
    void leavesTheGatewaysOwnDefaultsAlone() {
        try (var server = answering(json(USER));
                var gateway = open(server)) {
            for (var target : QuotaTarget.Default.values()) {
                assertThatExceptionOfType(Rejected.class)
                        .isThrownBy(() -> gateway.quotas().write(target, 1024))
                        .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.NOT_SUPPORTED));
            }
            assertThat(server.requests()).isEmpty();
        }
    }

    private static String rates(boolean enabled, long reads, long writes, long bytes) {
        return "{\"max_read_ops\":%d,\"max_write_ops\":%d,\"max_read_bytes\":%d,\"max_write_bytes\":0,\"enabled\":%s}"
                .formatted(reads, writes, bytes, enabled);
    }

    private static RateLimits limits(String operations, @Nullable String bandwidth) {
        var rates = new EnumMap<Operation, BigDecimal>(Operation.class);
        for (var rate : operations.isEmpty() ? new String[0] : operations.split(" ")) {
            rates.put(Operation.valueOf(rate.split("=")[0]), new BigDecimal(rate.split("=")[1]));
        }
        return new RateLimits(
                new OperationLimits(rates), Optional.ofNullable(bandwidth).map(BigDecimal::new));
    }

    private static Gateway open(ScriptedGateway server) {
        return Gateways.open(server.rgwSettings(Map.of()));
    }
}
