package io.stowage.gateway.ostor;

import static io.stowage.gateway.ScriptedGateway.answer;
import static io.stowage.gateway.ScriptedGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.Operation;
import io.stowage.gateway.OperationLimits;
import io.stowage.gateway.QuotaTarget;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.connect.Gateways;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsAndQuotasTest {

    private static final UserRef ANN = new UserRef(new UserId("a1"), "ann@example.com");
    private static final BucketName PHOTOS = new BucketName("photos");
    private static final long GIB = 1L << 30;
    private static final RateLimits WANTED = new RateLimits(
            OperationLimits.UNLIMITED.with(Operation.GET, new BigDecimal("60")), Optional.of(new BigDecimal("50")));
    private static final String NONE = """
            {"ops:default": "0.00", "ops:get": "0.00", "ops:put": "0.00", "ops:list": "0", "ops:delete": "0.00",
             "bandwidth:out": "0"}""";
    private static final String ENFORCED = NONE.replace("\"ops:get\": \"0.00\"", "\"ops:get\": \"60.00\"")
            .replace("\"bandwidth:out\": \"0\"", "\"bandwidth:out\": \"50\"");

    @Test
    void writesVirtuozzosLimitsPerMinuteOperationsFirstAndEachByName() {
        try (var server = gateway(NONE);
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            gateway.limits().write(ANN, WANTED);
            assertThat(server.lines())
                    .containsExactly(
                            "PUT /?ostor-limits&id=a1&ops&default=0&get=3600&put=0&list=0&delete=0",
                            "PUT /?ostor-limits&id=a1&bandwidth&out=50");
        }
    }

    @Test
    void writesAcronissLimitsPerSecondOneAtATimeAndOnlyWhatDiffers() {
        try (var server = gateway(NONE);
                var gateway = Gateways.open(server.settings("acronis", Map.of()))) {
            gateway.limits().write(PHOTOS, WANTED);
            assertThat(server.lines())
                    .containsExactly(
                            "GET /?ostor-limits&bucket=photos",
                            "PUT /?ostor-limits&bucket=photos&limit-type=ops&limit-resource=get&limit-value=60",
                            "PUT /?ostor-limits&bucket=photos&limit-type=bandwidth&limit-resource=out&limit-value=50");
        }
        try (var server = gateway(ENFORCED);
                var gateway = Gateways.open(server.settings("acronis", Map.of()))) {
            gateway.limits().write(PHOTOS, WANTED);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"acronis", "virtuozzo"})
    void readsOperationsPerSecondInBothDialects(String dialect) {
        try (var server = gateway(ENFORCED);
                var gateway = Gateways.open(server.settings(dialect, Map.of()))) {
            assertThat(gateway.limits().read(PHOTOS)).isEqualTo(WANTED);
        }
    }

    @Test
    void takesTheErrorOfLimitsThatWereNeverSetForNoLimits() {
        try (var server =
                        new ScriptedGateway(request -> answer(400, "X-Amz-Err-Message: limits are disabled\r\n", ""));
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            assertThat(gateway.limits().read(ANN)).isEqualTo(RateLimits.UNLIMITED);
            gateway.limits().removeAll(ANN);
        }
    }

    @ParameterizedTest
    @CsvSource({"404, NoSuchBucket", "404, NoSuchUser", "403, AccessDenied", "501, NotImplemented"})
    void doesNotTakeOtherRefusalsForNoLimits(int status, String code) {
        try (var server = new ScriptedGateway(request -> request.target().contains("probe")
                        ? answer(404, "", "")
                        : answer(status, "", "<Error><Code>" + code + "</Code></Error>"));
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.limits().read(PHOTOS))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
        }
    }

    @ParameterizedTest
    @CsvSource({"acronis, 0.5", "acronis, 1.5", "virtuozzo, 0.01", "virtuozzo, 3.33"})
    void refusesInexpressibleRatesWithoutACall(String dialect, BigDecimal rate) {
        try (var server = gateway(NONE);
                var gateway = Gateways.open(server.settings(dialect, Map.of()))) {
            var limits = new RateLimits(OperationLimits.UNLIMITED.with(Operation.PUT, rate), Optional.empty());
            assertThat(gateway.limits().inexpressible(limits)).hasSize(1);
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.limits().write(PHOTOS, limits))
                    .withMessageContaining("PUT operations/s " + rate)
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.INEXPRESSIBLE));
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1099511627776, 1099511627776", "1024, 1099511627776", "1073741824, 1073741824", "1, 1073741824"})
    void readsQuotasInBytesAndInGigabytes(String size, long bytes) {
        try (var server = gateway("{\"version\": \"1\", \"type\": \"0\", \"size\": \"" + size + "\"}");
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            assertThat(gateway.quotas().read(ANN)).isEqualTo(OptionalLong.of(bytes));
        }
    }

    @Test
    void writesQuotasInWholeGigabytesAndReadsThemBack() {
        try (var server = gateway("{\"version\": \"1\", \"type\": \"0\", \"size\": \"" + 5 * GIB + "\"}");
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            gateway.quotas().write(ANN, 5 * GIB);
            gateway.quotas().write(QuotaTarget.Default.BUCKET, 5 * GIB);
            gateway.quotas().remove(PHOTOS);
            assertThat(server.lines())
                    .containsExactly(
                            "PUT /?ostor-quotas&id=a1&quota-size=5",
                            "GET /?ostor-quotas&id=a1",
                            "PUT /?ostor-quotas&default=bucket&quota-size=5",
                            "GET /?ostor-quotas&default=bucket",
                            "DELETE /?ostor-quotas&bucket=photos");
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.quotas().write(ANN, 6 * GIB))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.NOT_AS_WRITTEN));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1073741824, 1, 1_000_000_000, 1073741823, 1073741825})
    void refusesQuotasThatAreNoWholeGigabytesWithoutACall(long bytes) {
        try (var server = gateway(NONE);
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            assertThat(gateway.quotas().expressible(bytes)).isFalse();
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.quotas().write(ANN, bytes))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.INEXPRESSIBLE));
            assertThat(server.requests()).isEmpty();
        }
    }

    private static ScriptedGateway gateway(String read) {
        return new ScriptedGateway(request -> request.method().equals("GET") ? json(read) : answer(200, "", ""));
    }
}
