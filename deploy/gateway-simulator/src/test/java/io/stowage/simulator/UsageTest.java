package io.stowage.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.simulator.admin.Dialect;
import io.stowage.simulator.admin.UsageListing;
import io.stowage.simulator.state.UsageRow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UsageTest {
    private GatewaySimulator simulator;
    private AdminClient admin;
    private JsonNode user;
    private S3Client s3;

    @BeforeEach
    void start() {
        simulator = GatewaySimulator.start(SimulatorSettings.of(Dialect.ACRONIS));
        admin = AdminClient.v2(simulator);
        user = admin.createUser("ada@example.com");
        s3 = S3Customer.of(simulator, user);
    }

    @AfterEach
    void stop() {
        s3.close();
        simulator.close();
    }

    private List<String> listed() {
        List<String> names = new ArrayList<>();
        JsonNode list = admin.call("GET", "ostor-usage").json();
        assertThat(list.get("nr_items").asInt()).isEqualTo(list.get("items").size());
        list.get("items").values().forEach(name -> names.add(name.asString()));
        return names;
    }

    private String body(String name) {
        var answer = admin.call("GET", "ostor-usage&obj=" + AdminClient.coded(name));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode parsed(String body) {
        return JsonMapper.shared().readTree(body.replaceAll("\"service_id\":[0-9a-f]+", "\"service_id\":0"));
    }

    /** Counters by {@code bucket user}. */
    private static Map<String, String> counters(JsonNode object) {
        Map<String, String> counters = new TreeMap<>();
        for (JsonNode item : object.get("items")) {
            JsonNode key = item.get("key");
            counters.put(
                    key.get("bucket").asString() + ' ' + key.get("user_id").asString(),
                    item.get("counters").toString());
        }
        return counters;
    }

    private static String counted(int put, int get, int list, int other, long uploaded, long downloaded) {
        return "{\"ops\":{\"put\":%d,\"get\":%d,\"list\":%d,\"other\":%d},\"net_io\":{\"uploaded\":%d,\"downloaded\":%d}}"
                .formatted(put, get, list, other, uploaded, downloaded);
    }

    @Test
    void countsEveryOperationAndByte() throws IOException {
        String id = user.get("UserId").asString();
        JsonNode eve = admin.createUser("eve@example.com");
        s3.createBucket(b -> b.bucket("counted"));
        s3.putObject(b -> b.bucket("counted").key("a"), RequestBody.fromBytes(new byte[100_001]));
        s3.putObject(b -> b.bucket("counted").key("b"), RequestBody.fromBytes(new byte[17]));
        s3.getObjectAsBytes(b -> b.bucket("counted").key("a"));
        s3.getObjectAsBytes(b -> b.bucket("counted").key("a").range("bytes=0-9"));
        s3.headObject(b -> b.bucket("counted").key("a"));
        s3.listObjectsV2(b -> b.bucket("counted"));
        s3.deleteObject(b -> b.bucket("counted").key("b"));
        s3.listBuckets();
        s3.listBuckets();
        try (S3Client other = S3Customer.of(simulator, eve)) {
            S3RoundTripTest.assertRefused(
                    403,
                    "AccessDenied",
                    () -> other.getObject(b -> b.bucket("counted").key("a")));
        }
        AdminClient.send(HttpRequest.newBuilder(URI.create(simulator.endpoint() + "/counted/a"))
                .build());
        simulator.closeUsagePeriod();

        List<String> names = listed();
        JsonNode object = parsed(body(names.getFirst()));

        assertThat(names).hasSize(1);
        assertThat(object.get("nr_items").asInt()).isEqualTo(4);
        Map<String, String> expected = new HashMap<>();
        expected.put("counted " + id, counted(3, 2, 1, 2, 100_018, 100_011));
        expected.put(" " + id, counted(0, 2, 0, 0, 0, 0));
        expected.put("counted " + eve.get("UserId").asString(), counted(0, 1, 0, 0, 0, 0));
        expected.put("counted ", counted(0, 1, 0, 0, 0, 0));
        assertThat(counters(object)).isEqualTo(expected);
        for (JsonNode item : object.get("items")) {
            boolean account = item.get("key").get("bucket").asString().isEmpty();
            assertThat(item.get("key").get("epoch").asLong() == 0).isEqualTo(account);
            assertThat(item.get("key").get("tag").asString()).isEmpty();
        }
    }

    @Test
    void countsPartsOfMultipartUploadsOnce() {
        s3.createBucket(b -> b.bucket("parts"));
        String id = s3.createMultipartUpload(b -> b.bucket("parts").key("big")).uploadId();
        var part = s3.uploadPart(
                b -> b.bucket("parts").key("big").uploadId(id).partNumber(1), RequestBody.fromBytes(new byte[1234]));
        s3.completeMultipartUpload(b -> b.bucket("parts")
                .key("big")
                .uploadId(id)
                .multipartUpload(m -> m.parts(p -> p.partNumber(1).eTag(part.eTag()))));

        UsageRow row = simulator.totals().getFirst();

        assertThat(row.put()).isEqualTo(4);
        assertThat(row.uploaded()).isEqualTo(1234);
    }

    @Test
    void namesObjectsAndPrintsTheServiceAsTheGatewayDoes() {
        s3.listBuckets();
        assertThat(listed()).as("the period is not over").isEmpty();
        simulator.advanceClock(Duration.ofMinutes(30));

        String name = listed().getFirst();
        String body = body(name);
        JsonNode object = parsed(body);

        assertThat(name).matches("s3-usage-8000000000000006a-\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000Z-1800");
        assertThat(body).contains("\"service_id\":8000000000000006a,");
        assertThat(object.get("fmt_version").asInt()).isEqualTo(1);
        long start = object.get("start_ts").asLong();
        String time = name.substring("s3-usage-8000000000000006a-".length(), name.length() - "-1800".length());
        assertThat(Instant.parse(time).getEpochSecond()).isEqualTo(start);
        long period = object.get("period").asLong();
        assertThat(period).isBetween(1L, 1800L);
        assertThat((start + period) % 1800).isZero();
    }

    @Test
    void neverGivesTwoObjectsOneName() {
        for (int i = 0; i < 5; i++) {
            s3.listBuckets();
            simulator.closeUsagePeriod();
        }

        assertThat(listed()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void tellsABucketFromAnEarlierOneOfTheSameName() {
        s3.createBucket(b -> b.bucket("again"));
        s3.deleteBucket(b -> b.bucket("again"));
        s3.createBucket(b -> b.bucket("again"));

        assertThat(simulator.totals())
                .filteredOn(row -> row.key().bucket().equals("again"))
                .extracting(row -> row.key().epoch())
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void losesNoCountWhenObjectsAreReadAndDeletedInRounds() {
        simulator.listUsage(new UsageListing(2, false));
        for (int i = 0; i < 5; i++) {
            s3.listBuckets();
            simulator.closeUsagePeriod();
        }

        long gets = 0;
        List<Boolean> truncated = new ArrayList<>();
        JsonNode list = admin.call("GET", "ostor-usage").json();
        while (!list.get("items").isEmpty()) {
            truncated.add(list.get("truncated").asBoolean());
            for (JsonNode name : list.get("items")) {
                JsonNode object = parsed(body(name.asString()));
                gets += object.get("items")
                        .get(0)
                        .get("counters")
                        .get("ops")
                        .get("get")
                        .asLong();
                var deleted = admin.call("DELETE", "ostor-usage&obj=" + AdminClient.coded(name.asString()));
                assertThat(deleted.status()).isEqualTo(204);
            }
            list = admin.call("GET", "ostor-usage").json();
        }

        assertThat(truncated).containsExactly(true, true, false);
        assertThat(gets).isEqualTo(5).isEqualTo(simulator.totals().getFirst().get());
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    void heedsAfterOnlyWhereTheGatewayDoes(boolean honoured, int firstListed) {
        for (int i = 0; i < 3; i++) {
            s3.listBuckets();
            simulator.closeUsagePeriod();
        }
        List<String> all = listed();
        simulator.listUsage(new UsageListing(1000, honoured));

        JsonNode list = admin.call("GET", "ostor-usage&limit=1&after=" + AdminClient.coded(all.getFirst()))
                .json();

        assertThat(list.get("items").get(0).asString()).isEqualTo(all.get(firstListed));
        assertThat(list.get("items").size()).isEqualTo(honoured ? 1 : 3);
        assertThat(list.get("truncated").asBoolean()).isEqualTo(honoured);
    }

    @ParameterizedTest
    @CsvSource({"GET", "DELETE"})
    void answers404ForAStatisticsObjectThatIsNotThere(String method) {
        assertThat(admin.call(method, "ostor-usage&obj=s3-usage-none").status()).isEqualTo(404);
    }

    @Test
    void integratesBucketSizesOverTheHours() {
        // From here on the test's hour and the simulator's are the same, whenever it runs.
        simulator.advanceClock(Duration.between(
                simulator.now(), Instant.ofEpochSecond((simulator.now().getEpochSecond() / 3600 + 1) * 3600 + 60)));
        long hour = simulator.now().getEpochSecond() / 3600;
        s3.createBucket(b -> b.bucket("sized"));
        assertThat(size("sized")).isEqualTo(sizes(0, 0, 0, hour));

        put(1000);
        assertThat(size("sized")).isEqualTo(sizes(1000, 0, 1000, hour));
        put(400);
        assertThat(size("sized")).as("highest of the hour").isEqualTo(sizes(400, 0, 1000, hour));
        simulator.advanceClock(Duration.ofHours(10));
        assertThat(size("sized")).isEqualTo(sizes(400, 4000, 400, hour));
        put(100);
        assertThat(size("sized"))
                .as("the old size was there when the hour began")
                .isEqualTo(sizes(100, 4000, 400, hour + 10));
        simulator.advanceClock(Duration.ofHours(3));
        assertThat(size("sized")).isEqualTo(sizes(100, 4300, 100, hour + 10));
        s3.deleteObject(b -> b.bucket("sized").key("thing"));
        simulator.advanceClock(Duration.ofHours(100));
        assertThat(size("sized")).isEqualTo(sizes(0, 4300, 0, hour + 13));
    }

    @Test
    void listsTheBucketsOfOneUserOrOfAll() {
        JsonNode eve = admin.createUser("eve@example.com");
        s3.createBucket(b -> b.bucket("adas"));
        try (S3Client other = S3Customer.of(simulator, eve)) {
            other.createBucket(b -> b.bucket("eves"));
        }

        JsonNode all = admin.call("GET", "ostor-buckets").json().get("Buckets");
        JsonNode hers = admin.call("GET", "ostor-buckets&emailAddress=eve@example.com")
                .json()
                .get("Buckets");

        assertThat(all).hasSize(2);
        assertThat(hers).hasSize(1);
        assertThat(hers.get(0).propertyNames()).containsExactly("size", "epoch", "owner_id", "name", "creation_date");
        assertThat(hers.get(0).get("owner_id")).isEqualTo(eve.get("UserId"));
        assertThat(hers.get(0).get("epoch").asInt()).isZero();
        assertThat(hers.get(0).get("creation_date").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    private void put(int bytes) {
        s3.putObject(b -> b.bucket("sized").key("thing"), RequestBody.fromBytes(new byte[bytes]));
    }

    private String size(String bucket) {
        AtomicReference<String> size = new AtomicReference<>("none");
        for (JsonNode one : admin.call("GET", "ostor-buckets").json().get("Buckets")) {
            if (one.get("name").asString().equals(bucket)) {
                size.set(one.get("size").toString());
            }
        }
        return size.get();
    }

    private static String sizes(long current, long integral, long highest, long hour) {
        return "{\"current\":%d,\"h_integral\":%d,\"hmax\":%d,\"last_ts\":%d}"
                .formatted(current, integral, highest, hour);
    }
}
