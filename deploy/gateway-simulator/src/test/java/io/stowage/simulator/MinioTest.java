package io.stowage.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.minio.admin.MinioAdminClient;
import io.minio.admin.QuotaUnit;
import io.minio.admin.UserInfo;
import io.stowage.simulator.admin.Dialect;
import io.stowage.simulator.faults.Fault;
import io.stowage.simulator.state.Effect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The administration is judged by MinIO's own client, the S3 side by an ordinary one. */
class MinioTest {
    private static final String SECRET = "secret-of-the-user";
    private static final String FULL = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::7-31-*"]}]}""";
    private static final String LIMITED = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["s3:GetObject", "s3:DeleteObject", "s3:ListBucket"],
               "Resource": ["arn:aws:s3:::7-31-*"]}]}""";

    @TempDir
    Path data;

    private GatewaySimulator simulator;
    private MinioAdminClient admin;

    @BeforeEach
    void start() {
        simulator = GatewaySimulator.start(SimulatorSettings.of(Dialect.MINIO).withDataDirectory(data));
        admin = client(simulator.systemKey().secretAccessKey());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private MinioAdminClient client(String secret) {
        return MinioAdminClient.builder()
                .endpoint(simulator.endpoint().toString())
                .credentials(simulator.systemKey().accessKeyId(), secret)
                .region("us-east-1")
                .build();
    }

    private S3Client s3(String key, String secret) {
        return S3Customer.of(simulator.endpoint(), key, secret);
    }

    private void makeUser() throws Exception {
        admin.addUser("7-31", UserInfo.Status.ENABLED, SECRET, null, null);
        admin.addCannedPolicy("7-31", FULL);
        admin.setPolicy("7-31", false, "7-31");
    }

    @Test
    void makesShowsOverwritesAndRemovesUsers() throws Exception {
        makeUser();
        admin.addUpdateGroup("customers", null, List.of("7-31"));
        assertThat(admin.listUsers()).containsOnlyKeys("7-31");
        UserInfo user = admin.getUserInfo("7-31");
        assertThat(user.status()).isEqualTo(UserInfo.Status.ENABLED);
        assertThat(user.policyName()).isEqualTo("7-31");
        assertThat(user.memberOf()).containsExactly("customers");
        assertThat(admin.listCannedPolicies()).containsOnlyKeys("7-31");

        admin.addUser("7-31", UserInfo.Status.DISABLED, "another-secret", null, null);
        assertThat(admin.getUserInfo("7-31").status()).isEqualTo(UserInfo.Status.DISABLED);
        assertThat(admin.getUserInfo("7-31").memberOf()).containsExactly("customers");

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> admin.removeCannedPolicy("7-31"))
                .withMessageContaining("XMinioAdminPolicyInUse");
        admin.deleteUser("7-31");
        admin.removeCannedPolicy("7-31");
        assertThat(admin.listUsers()).isEmpty();
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> admin.getUserInfo("7-31"))
                .withMessageContaining("XMinioAdminNoSuchUser");
        assertThat(simulator.effects(0))
                .extracting(Effect::call)
                .containsExactly("users.create", "policies.attach", "users.overwrite", "users.delete");
    }

    @Test
    void giveServiceAccountsWhatTheirUserMayDoAndNoMore() throws Exception {
        makeUser();
        admin.addServiceAccount("SERVICEACCOUNT1", "secret-of-account", "7-31", null, null, null, null);
        assertThat(admin.listServiceAccount("7-31").accounts())
                .singleElement()
                .satisfies(account -> assertThat(account.accessKey()).isEqualTo("SERVICEACCOUNT1"));
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> admin.addServiceAccount(
                        "SERVICEACCOUNT1", "secret-of-account", "7-31", null, null, null, null));
        try (S3Client account = s3("SERVICEACCOUNT1", "secret-of-account")) {
            account.createBucket(request -> request.bucket("7-31-photos"));
            assertThat(refused(() -> account.createBucket(request -> request.bucket("7-310"))))
                    .isEqualTo(403);
            // Disabling a user through MinIO's client means to set its secret again.
            admin.addUser("7-31", UserInfo.Status.DISABLED, SECRET, null, null);
            assertThat(refused(account::listBuckets)).isEqualTo(403);
            admin.addUser("7-31", UserInfo.Status.ENABLED, SECRET, null, null);
            assertThat(account.listBuckets().buckets()).hasSize(1);
            admin.deleteServiceAccount("SERVICEACCOUNT1");
            assertThat(refused(account::listBuckets)).isEqualTo(403);
        }
    }

    @Test
    void judgesByThePolicyAndNotByAnOwner() throws Exception {
        makeUser();
        admin.addUser("other", UserInfo.Status.ENABLED, SECRET, null, null);
        try (S3Client customer = s3("7-31", SECRET);
                S3Client other = s3("other", SECRET);
                S3Client root = s3(
                        simulator.systemKey().accessKeyId(),
                        simulator.systemKey().secretAccessKey())) {
            assertThat(refused(customer::listBuckets)).isEqualTo(403);
            customer.createBucket(request -> request.bucket("7-31-photos"));
            root.createBucket(request -> request.bucket("7-31-films"));
            root.createBucket(request -> request.bucket("elsewhere"));
            assertThat(customer.listBuckets().buckets())
                    .extracting(Bucket::name)
                    .containsExactly("7-31-films", "7-31-photos");
            assertThat(root.listBuckets().buckets()).hasSize(3);
            assertThat(refused(() -> customer.createBucket(request -> request.bucket("7-31-films"))))
                    .isEqualTo(409);
            customer.putObject(request -> request.bucket("7-31-films").key("a"), RequestBody.fromString("12345"));
            assertThat(refused(() -> other.headBucket(request -> request.bucket("7-31-films"))))
                    .isEqualTo(403);
            assertThat(refused(() -> customer.copyObject(request -> request.sourceBucket("elsewhere")
                            .sourceKey("x")
                            .destinationBucket("7-31-films")
                            .destinationKey("y"))))
                    .isEqualTo(403);

            admin.addCannedPolicy("7-31", LIMITED);
            assertThat(refused(() -> customer.putObject(
                            request -> request.bucket("7-31-films").key("b"), RequestBody.fromString("1"))))
                    .isEqualTo(403);
            assertThat(customer.getObjectAsBytes(
                                    request -> request.bucket("7-31-films").key("a"))
                            .asUtf8String())
                    .isEqualTo("12345");
            customer.deleteObject(request -> request.bucket("7-31-films").key("a"));
        }
    }

    @Test
    void holdsQuotasAndTellsSizesWithTheirAge() throws Exception {
        makeUser();
        try (S3Client customer = s3("7-31", SECRET)) {
            customer.createBucket(request -> request.bucket("7-31-photos"));
            admin.setBucketQuota("7-31-photos", 1, QuotaUnit.KB);
            assertThat(admin.getBucketQuota("7-31-photos")).isEqualTo(1024);
            customer.putObject(
                    request -> request.bucket("7-31-photos").key("a"), RequestBody.fromBytes(new byte[1000]));
            assertThat(refused(() -> customer.putObject(
                            request -> request.bucket("7-31-photos").key("b"), RequestBody.fromBytes(new byte[100]))))
                    .isEqualTo(403);
            admin.clearBucketQuota("7-31-photos");
            assertThat(admin.getBucketQuota("7-31-photos")).isZero();

            var first = admin.getDataUsageInfo();
            assertThat(first.bucketsUsageInfo().get("7-31-photos").size()).isEqualTo(1000);
            customer.putObject(request -> request.bucket("7-31-photos").key("b"), RequestBody.fromBytes(new byte[100]));
            simulator.advanceClock(Duration.ofMinutes(2));
            var second = admin.getDataUsageInfo();
            assertThat(second.bucketsUsageInfo().get("7-31-photos").size()).isEqualTo(1100);
            assertThat(second.lastUpdate()).isAfter(first.lastUpdate());
        }
    }

    @Test
    void remembersEverythingAfterAKill() throws Exception {
        makeUser();
        admin.addUpdateGroup("customers", null, List.of("7-31"));
        admin.addServiceAccount("SERVICEACCOUNT1", "secret-of-account", "7-31", null, null, null, null);
        simulator.close();
        start();
        assertThat(admin.getUserInfo("7-31").memberOf()).containsExactly("customers");
        assertThat(admin.getUserInfo("7-31").policyName()).isEqualTo("7-31");
        try (S3Client account = s3("SERVICEACCOUNT1", "secret-of-account")) {
            account.createBucket(request -> request.bucket("7-31-photos"));
        }
    }

    @Test
    void refusesStrangersCustomersAndFaultyBodies() throws Exception {
        makeUser();
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> client("wrong-secret").listGroups())
                .withMessageContaining("NotImplemented");
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> client("wrong-secret").getUserInfo("7-31"))
                .withMessageContaining("SignatureDoesNotMatch");
        MinioAdminClient customer = MinioAdminClient.builder()
                .endpoint(simulator.endpoint().toString())
                .credentials("7-31", SECRET)
                .build();
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(customer::listUsers)
                .withMessageContaining("AccessDenied");
        simulator.faults().add(Fault.refuse("users.read", 503));
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> admin.getUserInfo("7-31"))
                .withMessageContaining("\"Code\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no JSON",
                "{}",
                "{\"Version\": \"1\", \"Statement\": [{\"Effect\": \"Maybe\", \"Action\": \"s3:*\"}]}",
                "{\"Version\": \"1\", \"Statement\": [{\"Effect\": \"Allow\", \"NotAction\": \"s3:*\"}]}",
                "{\"Version\": \"1\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"all\"}]}"
            })
    void takesNoPolicyItCannotJudge(String text) {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> admin.addCannedPolicy("some", text))
                .withMessageContaining("XMinioMalformedIAMPolicy");
    }

    private static int refused(Runnable call) {
        try {
            call.run();
        } catch (S3Exception refused) {
            return refused.statusCode();
        }
        return 200;
    }
}
