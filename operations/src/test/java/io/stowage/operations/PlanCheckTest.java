package io.stowage.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans are checked against what the gateways can do before anything is published. */
class PlanCheckTest {

    @TempDir
    Path directory;

    private final Map<Dialect, GatewaySimulator> simulators = new EnumMap<>(Dialect.class);
    private final String basic = Platform.unique("basic");
    private final String other = Platform.unique("other");

    @AfterEach
    void stopGateways() {
        simulators.values().forEach(GatewaySimulator::close);
    }

    @Test
    void publishesWhatAllGatewaysCanDo() throws IOException {
        gateways(simulated(Dialect.VIRTUOZZO) + simulated(Dialect.ACRONIS) + simulated(Dialect.MINIO));
        plans("quota: 100GiB\n    thresholds: [80%]");

        Run applied = apply();

        assertThat(applied.err()).isEmpty();
        assertThat(applied.status()).isZero();
        assertThat(stowage("plan", "show", basic).status()).isZero();
    }

    @Test
    void refusesRatesThatAreNotThereAndThoseThatCannotBeTold() throws IOException {
        gateways(simulated(Dialect.VIRTUOZZO) + simulated(Dialect.ACRONIS) + simulated(Dialect.MINIO));
        plans("quota: 100GiB\n    userLimits: {get: 0.5}\n    bucketLimits:\n      put: 0.01");

        refused(
                "plans.yaml:8: gateway 'acronis' cannot do plan '%s': rate limits: user, GET operations/s 0.5: TOO_SMALL",
                "plans.yaml:8: gateway 'minio' cannot do plan '%s': rate limits: it has none for user",
                "plans.yaml:9: gateway 'acronis' cannot do plan '%s': rate limits: each bucket, PUT operations/s 0.01:"
                        + " TOO_SMALL",
                "plans.yaml:9: gateway 'minio' cannot do plan '%s': rate limits: it has none for each bucket",
                "plans.yaml:9: gateway 'virtuozzo' cannot do plan '%s': rate limits: each bucket, PUT operations/s"
                        + " 0.01: TOO_SMALL");
    }

    @Test
    void refusesAQuotaBetweenTheStepsOfAGatewayThatEnforcesIt() throws IOException {
        gateways(simulated(Dialect.VIRTUOZZO) + simulated(Dialect.ACRONIS) + simulated(Dialect.MINIO));
        plans("quota: 100GB");

        refused("plans.yaml:7: gateway 'virtuozzo' cannot do plan '%s': quotas: 100000000000 bytes are no positive"
                + " multiple of 1073741824");
    }

    @Test
    void refusesPoliciesWhereThereAreNone() throws IOException {
        gateways(simulated(Dialect.VIRTUOZZO) + simulated(Dialect.MINIO));
        String policy = "'{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"s3:*\"],"
                + " \"Resource\": [\"arn:aws:s3:::<USER_ID>-*\"]}]}'";
        plans("quota: unlimited\n    policy: " + policy + "\n    limitedPolicy: " + policy);

        refused(
                "plans.yaml:8: gateway 'virtuozzo' cannot do plan '%s': policies: it has none",
                "plans.yaml:9: gateway 'virtuozzo' cannot do plan '%s': policies: it has none");
    }

    @Test
    void asksOnlyGatewaysThatAPlanIsOfferedOn() throws IOException {
        gateways(simulated(Dialect.VIRTUOZZO) + simulated(Dialect.MINIO));
        plans("quota: unlimited\n    userLimits: {get: 5}\n    gateways: [virtuozzo]");

        Run applied = apply();

        assertThat(applied.err()).isEmpty();
        assertThat(applied.status()).isZero();
    }

    @Test
    void refusesAPlanOnAGatewayThatIsNotThere() throws IOException {
        gateways(simulated(Dialect.VIRTUOZZO) + simulated(Dialect.MINIO));
        plans("quota: unlimited\n    gateways: [minio, virtuozo]");

        refused("plans.yaml:8: there is no gateway 'virtuozo' to offer plan '%s' on, only [minio, virtuozzo]");
    }

    @Test
    void aDryRunIsCheckedAsWell() throws IOException {
        gateways(simulated(Dialect.MINIO));
        plans("quota: unlimited\n    userLimits: {get: 5}");

        assertThat(apply("--dry-run").err()).startsWith("plans.yaml:8: gateway 'minio' cannot do plan");
    }

    @Test
    void refusesWhatAGatewayCannotBeAskedUnlessToldNotToAsk() throws IOException {
        gateways(described("ceph", "rgw", "http://127.0.0.1:" + closedPort(), "k", "s"));
        plans("quota: unlimited");

        Run run = apply();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("plans.yaml:2: gateway 'ceph' cannot be asked whether it can do plan '" + other + "': ")
                .contains("--unchecked")
                .endsWith("nothing of the file was applied" + System.lineSeparator());
        assertThat(stowage("plan", "show", other).status()).isEqualTo(1);

        Run unchecked = apply("--unchecked");
        assertThat(unchecked.err()).isEmpty();
        assertThat(unchecked.status()).isZero();
        assertThat(stowage("plan", "show", basic).status()).isZero();
    }

    /** @param reasons all there are, with a place for the plan's id */
    private void refused(String... reasons) {
        Run run = apply();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines().toList()).hasSize(reasons.length + 1).endsWith("nothing of the file was applied");
        for (String reason : reasons) {
            assertThat(run.err().lines()).contains(reason.formatted(basic));
        }
        assertThat(stowage("plan", "show", other).status())
                .as("a plan without a mistake beside it")
                .isEqualTo(1);
    }

    private Run apply(String... more) {
        String[] words = new String[6 + more.length];
        System.arraycopy(
                new String[] {"plan", "apply", "-f", "plans.yaml", "--gateways", "gateways.yaml"}, 0, words, 0, 6);
        System.arraycopy(more, 0, words, 6, more.length);
        return stowage(words);
    }

    private Run stowage(String... words) {
        return Run.on(directory, words);
    }

    /** Two plans; what is given of the second begins in line 7. */
    private void plans(String fields) throws IOException {
        Files.writeString(directory.resolve("plans.yaml"), """
                plans:
                  - id: %s
                    name: Other
                    quota: unlimited
                  - id: %s
                    name: Basic
                    %s
                """.formatted(other, basic, fields));
    }

    private void gateways(String described) throws IOException {
        Files.writeString(directory.resolve("gateways.yaml"), "stowage:\n  gateways:\n" + described);
    }

    /** Called like its dialect. */
    private String simulated(Dialect dialect) {
        GatewaySimulator simulator =
                simulators.computeIfAbsent(dialect, each -> GatewaySimulator.start(SimulatorSettings.of(each)));
        String id = dialect.name().toLowerCase(Locale.ROOT);
        String type = dialect == Dialect.MINIO ? "minio" : "ostor";
        return described(
                        id,
                        type,
                        simulator.endpoint().toString(),
                        simulator.systemKey().accessKeyId(),
                        simulator.systemKey().secretAccessKey())
                + (dialect == Dialect.MINIO ? "" : "      dialect: " + id + "\n");
    }

    private static String described(String id, String type, String endpoint, String key, String secret) {
        return """
                    %s:
                      type: %s
                      endpoint: %s
                      access-key: %s
                      secret-key: %s
                """.formatted(id, type, endpoint, key, secret);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
