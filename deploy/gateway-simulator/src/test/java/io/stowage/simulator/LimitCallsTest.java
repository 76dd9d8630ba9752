package io.stowage.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.simulator.admin.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

class LimitCallsTest {
    private static final String USER = "&emailAddress=ada@example.com";
    private GatewaySimulator simulator;
    private AdminClient admin;
    private S3Client s3;

    private void start(Dialect dialect) {
        simulator = GatewaySimulator.start(SimulatorSettings.of(dialect));
        admin = AdminClient.v4(simulator);
        s3 = S3Customer.of(simulator, admin.createUser("ada@example.com"));
        s3.createBucket(b -> b.bucket("shelf"));
    }

    @AfterEach
    void stop() {
        s3.close();
        simulator.close();
    }

    private void write(String query) {
        assertThat(admin.call("PUT", "ostor-limits" + query).status()).isEqualTo(200);
    }

    private String read(String subject) {
        JsonNode limits = admin.call("GET", "ostor-limits" + subject).json();
        assertThat(limits.propertyNames())
                .containsExactly("ops:default", "ops:get", "ops:put", "ops:list", "ops:delete", "bandwidth:out");
        StringBuilder text = new StringBuilder();
        limits.values().forEach(value -> text.append(value.asString()).append(' '));
        return text.toString().strip();
    }

    @Nested
    class InTheAcronisDialect {
        @ParameterizedTest
        @ValueSource(strings = {USER, "&bucket=shelf"})
        void writesOneLimitAtATimeInOperationsPerSecond(String subject) {
            start(Dialect.ACRONIS);
            assertThat(admin.call("GET", "ostor-limits" + subject).errorCode()).isEqualTo("NoSuchLimits");

            write(subject + "&limit-type=ops&limit-resource=get&limit-value=3600");
            write(subject + "&limit-type=bandwidth&limit-resource=out&limit-value=100");
            write(subject + "&limit-type=ops&limit-resource=put&limit-value=0.5");

            assertThat(read(subject)).isEqualTo("0.00 3600.00 0.50 0.00 0.00 100");
            assertThat(admin.call("DELETE", "ostor-limits" + subject).status()).isEqualTo(204);
            assertThat(read(subject)).isEqualTo("0.00 0.00 0.00 0.00 0.00 0");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "&limit-type=ops&limit-resource=get",
                    "&limit-type=ops&limit-resource=out&limit-value=1",
                    "&limit-type=bandwidth&limit-resource=get&limit-value=1",
                    "&limit-type=ops&limit-resource=get&limit-value=-1",
                    "&limit-type=ops&limit-resource=get&limit-value=many",
                    "&ops&default=60",
                    "&bucket=shelf&limit-type=ops&limit-resource=get&limit-value=1"
                })
        void refusesWhatTheDialectCannotSay(String query) {
            start(Dialect.ACRONIS);

            assertThat(admin.call("PUT", "ostor-limits" + USER + query).status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class InTheVirtuozzoDialect {
        @ParameterizedTest
        @CsvSource({
            "&ops&default=0, 0.00 0.00 0.00 0.00 0.00 0",
            "&ops&default=60, 1.00 1.00 1.00 1.00 1.00 0",
            "&ops&default=60&put=3600&list=30, 1.00 1.00 60.00 0.50 1.00 0",
            "&ops&get=1, 0.00 0.02 0.00 0.00 0.00 0",
            "&bandwidth&out=50, 0 0 0 0 0 50",
            "&bandwidth, 0 0 0 0 0 0"
        })
        void readsOperationsPerMinuteBackPerSecond(String query, String expected) {
            start(Dialect.VIRTUOZZO);
            assertThat(admin.call("GET", "ostor-limits&bucket=shelf").errorCode())
                    .isEqualTo("NoSuchLimits");

            write("&bucket=shelf" + query);

            assertThat(read("&bucket=shelf")).isEqualTo(expected);
        }

        @Test
        void resetsBandwidthWhenOperationsAreWrittenButNotTheOtherWayRound() {
            start(Dialect.VIRTUOZZO);

            write(USER + "&bandwidth&out=50");
            write(USER + "&ops&default=60");
            assertThat(read(USER)).isEqualTo("1.00 1.00 1.00 1.00 1.00 0");
            write(USER + "&bandwidth&out=70");

            assertThat(read(USER)).isEqualTo("1.00 1.00 1.00 1.00 1.00 70");
        }

        @Test
        void removesOneKindOfLimitOrAll() {
            start(Dialect.VIRTUOZZO);
            write(USER + "&ops&default=60");
            write(USER + "&bandwidth&out=50");

            assertThat(admin.call("DELETE", "ostor-limits" + USER + "&ops").status())
                    .isEqualTo(204);
            assertThat(read(USER)).isEqualTo("0.00 0.00 0.00 0.00 0.00 50");
            assertThat(admin.call("DELETE", "ostor-limits" + USER + "&bandwidth")
                            .status())
                    .isEqualTo(204);
            assertThat(read(USER)).isEqualTo("0.00 0.00 0.00 0.00 0.00 0");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "&ops&bandwidth&out=1",
                    "&ops&out=1",
                    "&bandwidth&get=1",
                    "&default=60",
                    "&ops&default=0.5",
                    "&ops&default=-1",
                    "&limit-type=ops&limit-resource=get&limit-value=1",
                    "&ops&bucket=shelf",
                    "&ops&id=1"
                })
        void refusesAWrongSetOfParameters(String query) {
            start(Dialect.VIRTUOZZO);

            assertThat(admin.call("PUT", "ostor-limits" + USER + query).status())
                    .isEqualTo(400);
        }

        @Test
        void forgetsTheLimitsOfADeletedBucket() {
            start(Dialect.VIRTUOZZO);
            write("&bucket=shelf&ops&default=60");
            s3.deleteBucket(b -> b.bucket("shelf"));
            assertThat(admin.call("GET", "ostor-limits&bucket=shelf").errorCode())
                    .isEqualTo("NoSuchBucket");
            s3.createBucket(b -> b.bucket("shelf"));

            assertThat(admin.call("GET", "ostor-limits&bucket=shelf").errorCode())
                    .isEqualTo("NoSuchLimits");
        }

        @Test
        void writesQuotasInGigabytesAndReadsThemInBytes() {
            start(Dialect.VIRTUOZZO);
            assertThat(quota(USER)).isEqualTo("1 0 0");

            assertThat(admin.call("PUT", "ostor-quotas" + USER + "&quota-size=2")
                            .status())
                    .isEqualTo(200);
            admin.call("PUT", "ostor-quotas&bucket=shelf&quota-size=1");
            admin.call("PUT", "ostor-quotas&default=user&quota-size=3");

            assertThat(quota(USER)).isEqualTo("1 0 2147483648");
            assertThat(quota("&bucket=shelf")).isEqualTo("1 1 1073741824");
            assertThat(quota("&default=user")).isEqualTo("1 0 3221225472");
            assertThat(quota("&default=bucket")).isEqualTo("1 1 0");
            assertThat(admin.call("DELETE", "ostor-quotas" + USER).status()).isEqualTo(204);
            assertThat(quota(USER)).isEqualTo("1 0 0");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "&emailAddress=ada@example.com",
                    "&quota-size=1",
                    "&default=all&quota-size=1",
                    "&bucket=shelf&emailAddress=ada@example.com&quota-size=1",
                    "&bucket=shelf&quota-size=0.5"
                })
        void refusesWrongQuotas(String query) {
            start(Dialect.VIRTUOZZO);

            assertThat(admin.call("PUT", "ostor-quotas" + query).status()).isEqualTo(400);
        }

        @Test
        void refusesObjectsBeyondTheQuota() {
            start(Dialect.VIRTUOZZO);
            admin.call("PUT", "ostor-quotas" + USER + "&quota-size=1");
            // Sizes near a gigabyte come from copying: what is copied counts like what is sent.
            s3.putObject(b -> b.bucket("shelf").key("seed"), RequestBody.fromBytes(new byte[64 << 20]));
            for (int i = 1; i < 16; i++) {
                copy("seed", "copy" + i);
            }

            S3RoundTripTest.assertRefused(403, "QuotaExceeded", () -> copy("seed", "one-more"));
            S3RoundTripTest.assertRefused(
                    403,
                    "QuotaExceeded",
                    () -> s3.putObject(b -> b.bucket("shelf").key("one-byte"), RequestBody.fromString("x")));
            copy("seed", "copy1");
            s3.putObject(b -> b.bucket("shelf").key("copy1"), RequestBody.fromString("smaller"));
            s3.putObject(b -> b.bucket("shelf").key("one-byte"), RequestBody.fromString("x"));
        }

        private void copy(String from, String to) {
            s3.copyObject(b -> b.sourceBucket("shelf")
                    .sourceKey(from)
                    .destinationBucket("shelf")
                    .destinationKey(to));
        }

        private String quota(String subject) {
            JsonNode quota = admin.call("GET", "ostor-quotas" + subject).json();
            return quota.get("version").asString()
                    + ' '
                    + quota.get("type").asString()
                    + ' '
                    + quota.get("size").asString();
        }
    }
}
