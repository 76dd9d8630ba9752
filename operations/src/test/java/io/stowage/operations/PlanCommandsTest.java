package io.stowage.operations;

import static io.stowage.schemas.topics.TopicCatalogue.ACCOUNTS;
import static io.stowage.schemas.topics.TopicCatalogue.PLANS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandsTest {

    @TempDir
    Path directory;

    private final String basic = Platform.unique("basic");
    private final String pro = Platform.unique("pro");

    @Test
    void publishesPlansAndShowsThem() throws IOException {
        write("100GB", "2TB");

        Run applied = apply();

        assertThat(applied.err().lines())
                .containsExactly("not checked against gateways: nothing says which there are (--gateways FILE)");
        assertThat(applied.status()).isZero();
        assertThat(applied.out().lines()).contains(basic + "  created", pad(pro, basic.length()) + "  created");
        assertThat(stowage("plan", "list").out()).containsSubsequence(basic, "100GB", pro, "2TB");
        assertThat(stowage("plan", "show", basic).out())
                .contains("100GB", "get 0.5 ops/s", "80%, 100%", "restrict", "data");
        assertThat(stowage("plan", "show", basic, "-o", "json").out())
                .contains("\"quotaBytes\" : 100000000000", "\"getOps\" : 0.5", "\"percent\" : 80");
    }

    @Test
    void publishesOnlyWhatChanged() throws IOException {
        write("100GB", "2TB");
        apply();
        write("100GB", "3TB");

        Run applied = apply();

        assertThat(applied.status()).isZero();
        assertThat(applied.out()).containsPattern(basic + " +unchanged").containsPattern(pro + " +changed");
        assertThat(records(basic)).isEqualTo(1);
        assertThat(records(pro)).isEqualTo(2);
        assertThat(stowage("plan", "show", pro).out()).contains("3TB");
    }

    @Test
    void aDryRunSaysWhatWouldChangeAndPublishesNothing() throws IOException {
        write("100GB", "2TB");

        Run run = stowage("plan", "apply", "-f", "plans.yaml", "--dry-run");

        assertThat(run.status()).isZero();
        assertThat(run.out()).containsPattern(basic + " +created");
        assertThat(run.err()).contains("nothing was applied");
        assertThat(stowage("plan", "show", basic).status()).isEqualTo(1);
    }

    @Test
    void aDryRunSaysWhatWouldChangeForHowManyAccounts() throws IOException {
        write("100GB", "2TB");
        apply();
        onPlan(basic);
        onPlan(basic);
        String ended = onPlan(basic);
        Platform.write(ACCOUNTS, ended, null);
        write("120GB", "2TB");

        Run run = stowage("plan", "apply", "-f", "plans.yaml", "--dry-run");

        assertThat(run.out())
                .containsPattern(basic + " +changed +2 +quotaBytes 100000000000 -> 120000000000")
                .containsPattern(pro + " +unchanged +0");
    }

    @Test
    void removesAPlanThatNoAccountIsOn() throws IOException {
        write("100GB", "2TB");
        apply();
        String account = onPlan(basic);
        String broken = Platform.unique("sub");
        Platform.write(ACCOUNTS, broken, "not avro".getBytes(UTF_8));
        Platform.write(ACCOUNTS, broken, null);

        Run refused = stowage("plan", "remove", basic);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("plan '" + basic + "' is not removed: 1 account is on it");

        AccountState ended = Accounts.active(account, "order-2");
        ended.getWanted().setPlanId(basic);
        ended.setStatus(AccountStatus.TERMINATED);
        Platform.write(ACCOUNTS, account, ended);
        assertThat(stowage("plan", "remove", basic).status()).isZero();
        assertThat(stowage("plan", "show", basic).status()).isEqualTo(1);
        assertThat(stowage("plan", "remove", basic).err()).contains("there is no plan '" + basic + "'");
    }

    private String onPlan(String plan) {
        String subscription = Platform.unique("sub");
        AccountState account = Accounts.active(subscription, "order-1");
        account.getWanted().setPlanId(plan);
        Platform.write(ACCOUNTS, subscription, account);
        return subscription;
    }

    @Test
    void publishesNothingOfAFileWithOneMistake() throws IOException {
        write("100GB", "2 terabytes");

        Run run = apply();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly(
                        "plans.yaml:12: 'terabytes' is no unit of size; there are B, kB, MB, GB, TB, PB and KiB, MiB, GiB, TiB, PiB",
                        "nothing of the file was applied");
        assertThat(records(basic)).isZero();
    }

    @Test
    void saysWhichPlanThereIsNot() {
        Run run = stowage("plan", "show", basic);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("there is no plan '" + basic + "'");
    }

    @Test
    void leavesOutAnUnreadablePlanAndSaysSo() throws IOException {
        write("100GB", "2TB");
        apply();
        Platform.write(PLANS, basic, "not avro".getBytes(UTF_8));

        Run run = stowage("plan", "list");

        assertThat(run.out()).contains(pro).doesNotContain(basic);
        assertThat(run.err())
                .contains("left out: the record at stowage.plans partition 0 offset")
                .doesNotContain("not avro");
        Platform.write(PLANS, basic, null);
    }

    @Test
    void takesPlansFromStandardInput() {
        Platform.start();
        Run run = Run.run(
                directory,
                Map.of(
                        "STOWAGE_KAFKA", TestKafka.bootstrapServers(),
                        "STOWAGE_REGISTRY", TestRegistry.url()),
                "{\"plans\": [{\"id\": \"%s\", \"name\": \"B\", \"quota\": 0}]}".formatted(basic),
                "plan",
                "apply",
                "-f",
                "-");

        assertThat(run.err()).startsWith("standard input:1: a size must be more than zero");
    }

    private void write(String quotaOfBasic, String quotaOfPro) throws IOException {
        Files.writeString(directory.resolve("plans.yaml"), """
                plans:
                  - id: %s
                    name: Basic
                    quota: %s
                    userLimits: {get: 0.5}
                    thresholds: [80%%, 100%%]
                    whenFull: restrict
                    defaultBucketSuffix: data

                  - id: %s
                    name: Pro
                    quota: %s
                """.formatted(basic, quotaOfBasic, pro, quotaOfPro));
    }

    private Run apply() {
        return stowage("plan", "apply", "-f", "plans.yaml");
    }

    private long records(String plan) {
        return stowage("topic", "read", "stowage.plans", "--key", plan)
                .out()
                .lines()
                .count();
    }

    private Run stowage(String... words) {
        return Run.on(directory, words);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
