package io.stowage.operations.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.contracts.MessageKind;
import io.stowage.contracts.PlanDefinition;
import io.stowage.contracts.RateLimits;
import io.stowage.contracts.Threshold;
import io.stowage.contracts.ThresholdMeasure;
import io.stowage.contracts.WhenFull;
import io.stowage.operations.input.Document;
import io.stowage.operations.output.OperationFailed;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {

    @Test
    void readsAWholePlan() {
        List<PlanDefinition> plans = read("""
                plans:
                  - id: basic
                    name: Basic
                    quota: 100GB
                    userLimits:
                      default: 100
                      get: 50.5
                      put: 25 ops/s
                      list: 10
                      delete: 5
                      bandwidthOut: 20000 kB/s
                    bucketLimits: { get: 1 }
                    thresholds: [80%, 99.5%, 50GB, {monthlyTraffic: 1TB}]
                    whenFull: suspend
                    releaseMargin: 10
                    messagesOff: [welcome, storage-normal, welcome]
                    defaultBucketSuffix: data
                    accessKeys: 2
                    gateways: [west, east, west]
                """);

        assertThat(plans)
                .containsExactly(PlanDefinition.newBuilder()
                        .setPlanId("basic")
                        .setName("Basic")
                        .setQuotaBytes(100_000_000_000L)
                        .setUserLimits(new RateLimits(
                                rate("100"), rate("50.5"), rate("25"), rate("10"), rate("5"), rate("20000")))
                        .setBucketLimits(new RateLimits(null, rate("1"), null, null, null, null))
                        .setThresholds(List.of(
                                new Threshold(ThresholdMeasure.STORAGE, new BigDecimal("80.00"), null),
                                new Threshold(ThresholdMeasure.STORAGE, new BigDecimal("99.50"), null),
                                new Threshold(ThresholdMeasure.STORAGE, null, 50_000_000_000L),
                                new Threshold(ThresholdMeasure.MONTHLY_TRAFFIC, null, 1_000_000_000_000L)))
                        .setWhenFull(WhenFull.SUSPEND)
                        .setReleaseMargin(10)
                        .setMessagesOff(List.of(MessageKind.STORAGE_NORMAL, MessageKind.WELCOME))
                        .setDefaultBucketSuffix("data")
                        .setAccessKeys(2)
                        .setGatewayIds(List.of("east", "west"))
                        .build());
    }

    @Test
    void leavesOutWhatAPlanNeedNotSay() {
        PlanDefinition plan = read("{\"plans\": [{\"id\": \"u\", \"name\": \"U\", \"quota\": \"unlimited\"}]}")
                .getFirst();

        assertThat(plan.getQuotaBytes()).isNull();
        assertThat(plan.getUserLimits()).isNull();
        assertThat(plan.getThresholds()).isEmpty();
        assertThat(plan.getWhenFull()).isEqualTo(WhenFull.NOTIFY);
        assertThat(plan.getAccessKeys()).isEqualTo(1);
    }

    @Test
    void readsHowAUserIsSetUpWhereTheGatewayLetsUsChoose() {
        PlanDefinition plan = read("""
                plans:
                  - id: east
                    name: East
                    quota: 1TB
                    userNameRule: "{client_id}-{service_id}-{random_digits_4}"
                    passwordRule: "20: abcdefghijkmnpqrstuvwxyz"
                    group: customers
                    policy: |
                      {"Statement": [{"Effect": "Allow", "Action": "s3:*",
                                      "Resource": "arn:aws:s3:::<USER_ID>-*"}]}
                    limitedPolicy: '{"Statement": [{"Resource": "arn:aws:s3:::<USER_ID>-*"}]}'
                """).getFirst();

        assertThat(plan.getUserNameRule()).isEqualTo("{client_id}-{service_id}-{random_digits_4}");
        assertThat(plan.getPasswordRule()).isEqualTo("20: abcdefghijkmnpqrstuvwxyz");
        assertThat(plan.getGroup()).isEqualTo("customers");
        assertThat(plan.getPolicy()).startsWith("{\"Statement\"").contains("<USER_ID>-*");
        assertThat(plan.getLimitedPolicy())
                .isEqualTo("{\"Statement\": [{\"Resource\": \"arn:aws:s3:::<USER_ID>-*\"}]}");
    }

    /** The line is the fourth of a plan whose first three are sound. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            quotas: 5GB                       | there is no field 'quotas' here; there are id, name, quota
            userLimits: {defualt: 5}          | there is no field 'defualt' here; there are default, get
            userLimits: {get: 0}              | a rate must be more than zero
            userLimits: {get: -1}             | a rate must be more than zero
            bucketLimits: {put: 60 ops/min}   | is no rate in ops/s
            userLimits:                       | field 'userLimits' has no value
            userLimits: 5                     | fields ('name: value') are expected here
            thresholds: 80%                   | a list is expected here
            thresholds: [0%]                  | '0%' is no threshold
            thresholds: [-5%]                 | '-5%' is no threshold
            thresholds: [1000%]               | '1000%' is no threshold
            thresholds: [99.999%]             | '99.999%' is no threshold
            thresholds: [80%, 80.0%]          | this threshold stands here twice
            thresholds: [80 percent]          | 'percent' is no unit of size
            thresholds: [{monthlyTraffic: 1TB, per: day}] | there is no field 'per' here; there are monthlyTraffic
            releaseMargin: 51                 | '51' is no margin: a whole number from 0 to 50
            messagesOff: [hello]              | 'hello' is no message; there are storage-threshold, storage-normal,
            whenFull: block                   | 'block' is none of notify, restrict, suspend
            defaultBucketSuffix: Data         | 'Data' is no end of a bucket name
            defaultBucketSuffix: -data        | '-data' is no end of a bucket name
            accessKeys: 3                     | '3' is neither 1 nor 2
            userNameRule: cloud-{service}     | there is no macro {service}; there are {client_id}, {service_id}
            userNameRule: cloud               | 'cloud' names every user the same
            userNameRule: "-{service_id}"     | user names begin with a letter or digit
            userNameRule: {service_id}        | one value is expected here
            passwordRule: 8                   | '8' is no rule for passwords
            passwordRule: 7:abcdefghijkl      | a secret has 8 to 40 characters, not 7
            passwordRule: 12:aaaaaaaaaaaa     | at least ten different printable
            policy: everything                | a policy is JSON, and this is none
            policy: '{"Statement": []}'       | does not mention <USER_ID>
            limitedPolicy: '{"Statement": [{"Resource": "arn:aws:s3:::<USER_ID>*"}]}' | lets user sub-1 into the buckets of sub-10
            policy: '{"Statement": [{"Sid": "<USER_ID>", "Resource": "*"}]}' | reaches the buckets of others
            accessKeys: [1]                   | one value is expected here
            name: Twice                       | field 'name' stands here twice
            """)
    void refusesAWrongField(String field, String reason) {
        assertRefused("""
                plans:
                  - id: basic
                    name: Basic
                    %s
                    quota: 100GB
                """.formatted(field), 4, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            name: N, quota: 1GB                                    | field 'id' is missing
            id: a, quota: 1GB                                      | field 'name' is missing
            id: a, name: N                                         | field 'quota' is missing
            id: a, name: N, quota: null                            | field 'quota' is missing
            id: a, name: N, quota: 0                               | a size must be more than zero
            id: a, name: N, quota: lots                            | 'lots' is no size
            id: a b, name: N, quota: 1GB                           | 'a b' is no plan id
            id: a, name: ' ', quota: 1GB                           | a name must not be blank
            id: a, name: N, quota: unlimited, thresholds: [80%]    | a percentage needs a quota
            id: a, name: N, quota: 1GB, whenFull: restrict, thresholds: [100.01%] | 100.01% of the quota is never reached: at 100% the plan says whenFull: restrict
            id: a, name: N, quota: 1GB, whenFull: suspend, thresholds: [80%, 120%] | 120% of the quota is never reached
            id: a, name: N, quota: unlimited, whenFull: suspend    | a plan without a quota is never full
            """)
    void refusesAWrongPlan(String plan, String reason) {
        assertRefused("plans:\n  - {" + plan + "}\n", 2, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thresholds: [100.01%, 120%]",
                "whenFull: notify, thresholds: [120%]",
                "whenFull: restrict, thresholds: [99.99%, 100%]",
                "whenFull: suspend, thresholds: [100%, {monthlyTraffic: 2GB}]"
            })
    void takesThresholdsThatCanBeReached(String fields) {
        assertThat(read("plans:\n  - {id: a, name: N, quota: 1GB, " + fields + "}\n"))
                .hasSize(1);
    }

    @Test
    void refusesTheSamePlanTwice() {
        assertRefused("""
                plans:
                  - {id: a, name: A, quota: 1GB}
                  - {id: b, name: B, quota: 1GB}
                  - {id: a, name: C, quota: 1GB}
                """, 4, "plan 'a' stands in line 2 already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "plans:\n", "plans: []\n", "- id: a\n", "plans: {}\n", "just text\n"})
    void refusesAFileWithoutPlans(String content) {
        assertThatExceptionOfType(OperationFailed.class)
                .isThrownBy(() -> read(content))
                .withMessageStartingWith("plans.yaml:1: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plans:\n  - id: a\n\tname: b\n", "plans:\n  - id: 'a\n", "plans:\n  - [a\n"})
    void refusesWhatIsNoYaml(String content) {
        assertThatExceptionOfType(OperationFailed.class)
                .isThrownBy(() -> read(content))
                .withMessageMatching("(?s)plans.yaml:[234]: it is neither YAML nor JSON from here: .*");
    }

    @Test
    void namesEveryProblemOfTheFile() {
        assertThatExceptionOfType(OperationFailed.class)
                .isThrownBy(() -> read("""
                        plans:
                          - id: a
                            name: A
                            quota: 0
                          - id: b
                            nmae: B
                            quota: 1GB
                        owner: me
                        """))
                .withMessageContainingAll(
                        "plans.yaml:4: a size",
                        "plans.yaml:5: field 'name' is missing",
                        "plans.yaml:6: there is no field 'nmae'",
                        "plans.yaml:8: there is no field 'owner'")
                .withMessageEndingWith("nothing of the file was applied");
    }

    @Test
    void readsTheSampleOfTheLocalStack() {
        Document sample =
                Document.read("deploy/local/plans.yaml", Path.of("..").toAbsolutePath(), InputStream.nullInputStream());

        assertThat(PlanFile.read(sample)).extracting(WrittenPlan::id).containsExactly("basic", "pro", "unlimited");
    }

    private static void assertRefused(String content, int line, String reason) {
        assertThatExceptionOfType(OperationFailed.class)
                .isThrownBy(() -> read(content))
                .withMessageContaining("plans.yaml:%d: ".formatted(line))
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(2));
    }

    private static List<PlanDefinition> read(String content) {
        return PlanFile.read(new Document("plans.yaml", content)).stream()
                .map(WrittenPlan::definition)
                .toList();
    }

    private static BigDecimal rate(String text) {
        return new BigDecimal(text).setScale(6);
    }
}
