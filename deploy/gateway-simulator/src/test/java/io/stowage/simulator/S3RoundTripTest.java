package io.stowage.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stowage.simulator.admin.Dialect;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.JsonNode;

class S3RoundTripTest {
    private GatewaySimulator simulator;
    private AdminClient admin;
    private S3Client s3;

    @BeforeEach
    void start() {
        simulator = GatewaySimulator.start(SimulatorSettings.of(Dialect.VIRTUOZZO));
        admin = AdminClient.v2(simulator);
        s3 = S3Customer.of(simulator, admin.createUser("ada@example.com"));
        s3.createBucket(b -> b.bucket("shelf"));
    }

    @AfterEach
    void stop() {
        s3.close();
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 131_071, 131_072, 300_000})
    void givesBackWhatWasPutWhateverItsSize(int size) {
        byte[] content = bytes(size);

        s3.putObject(b -> b.bucket("shelf").key("thing"), RequestBody.fromBytes(content));

        assertThat(s3.getObjectAsBytes(b -> b.bucket("shelf").key("thing")).asByteArray())
                .isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChecksumAlgorithm.class,
            names = {"CRC32", "SHA1", "SHA256"})
    void takesEveryChecksumAClientSends(ChecksumAlgorithm algorithm) {
        s3.putObject(
                b -> b.bucket("shelf").key("thing").checksumAlgorithm(algorithm), RequestBody.fromString("checked"));

        assertThat(s3.getObjectAsBytes(b -> b.bucket("shelf").key("thing")).asUtf8String())
                .isEqualTo("checked");
    }

    @Test
    void takesABodyOfStreamedSignedChunks() {
        byte[] content = bytes(400_000);

        s3.putObject(
                b -> b.bucket("shelf").key("streamed"),
                RequestBody.fromContentProvider(
                        () -> new ByteArrayInputStream(content), content.length, "application/octet-stream"));

        assertThat(s3.getObjectAsBytes(b -> b.bucket("shelf").key("streamed")).asByteArray())
                .isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "with space", "a+b", "per%cent", "ünï/cödé", "a//b", "q?x=1&y", "~tilde*'()", "a/"})
    void keepsKeysOfEveryShape(String key) {
        s3.putObject(b -> b.bucket("shelf").key(key), RequestBody.fromString(key));

        assertThat(s3.getObjectAsBytes(b -> b.bucket("shelf").key(key)).asUtf8String())
                .isEqualTo(key);
        assertThat(s3.listObjectsV2(b -> b.bucket("shelf")).contents())
                .extracting(S3Object::key)
                .containsExactly(key);
    }

    @Test
    void keepsMetadataAndContentType() {
        s3.putObject(
                b -> b.bucket("shelf")
                        .key("page")
                        .contentType("text/html")
                        .cacheControl("max-age=60")
                        .metadata(Map.of("colour", "green")),
                RequestBody.fromString("<p>"));

        var head = s3.headObject(b -> b.bucket("shelf").key("page"));

        assertThat(head.contentType()).isEqualTo("text/html");
        assertThat(head.cacheControl()).isEqualTo("max-age=60");
        assertThat(head.contentLength()).isEqualTo(3);
        assertThat(head.contentEncoding()).isNullOrEmpty();
        assertThat(head.metadata()).containsExactly(Map.entry("colour", "green"));
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, bytes 0-0/10",
        "bytes=2-4, 234, bytes 2-4/10",
        "bytes=7-, 789, bytes 7-9/10",
        "bytes=-3, 789, bytes 7-9/10",
        "bytes=8-99, 89, bytes 8-9/10"
    })
    void givesPartsOfAnObject(String range, String expected, String contentRange) {
        s3.putObject(b -> b.bucket("shelf").key("digits"), RequestBody.fromString("0123456789"));

        var part = s3.getObjectAsBytes(b -> b.bucket("shelf").key("digits").range(range));

        assertThat(part.asUtf8String()).isEqualTo(expected);
        assertThat(part.response()).extracting(GetObjectResponse::contentRange).isEqualTo(contentRange);
    }

    @Test
    void refusesARangeOutsideOfTheObject() {
        s3.putObject(b -> b.bucket("shelf").key("digits"), RequestBody.fromString("0123456789"));

        assertRefused(
                416,
                "InvalidRange",
                () -> s3.getObject(b -> b.bucket("shelf").key("digits").range("bytes=10-")));
    }

    @Test
    void listsInPagesInBothVersions() {
        List<String> keys = IntStream.range(0, 25).mapToObj("k%02d"::formatted).toList();
        keys.forEach(key -> s3.putObject(b -> b.bucket("shelf").key(key), RequestBody.empty()));

        List<String> second = s3.listObjectsV2Paginator(b -> b.bucket("shelf").maxKeys(10)).contents().stream()
                .map(S3Object::key)
                .toList();
        List<String> first = new ArrayList<>();
        var page = s3.listObjects(b -> b.bucket("shelf").maxKeys(10));
        page.contents().forEach(object -> first.add(object.key()));
        while (page.isTruncated()) {
            String marker = page.nextMarker();
            page = s3.listObjects(b -> b.bucket("shelf").maxKeys(10).marker(marker));
            page.contents().forEach(object -> first.add(object.key()));
        }

        assertThat(second).isEqualTo(keys);
        assertThat(first).isEqualTo(keys);
    }

    @Test
    void groupsKeysByDelimiterAcrossPages() {
        for (String key : List.of("a/1", "a/2", "b", "c/1", "c/d/2", "e")) {
            s3.putObject(b -> b.bucket("shelf").key(key), RequestBody.empty());
        }

        List<String> seen = new ArrayList<>();
        for (ListObjectsV2Response page :
                s3.listObjectsV2Paginator(b -> b.bucket("shelf").delimiter("/").maxKeys(1))) {
            page.contents().forEach(object -> seen.add(object.key()));
            page.commonPrefixes().forEach(prefix -> seen.add(prefix.prefix()));
            assertThat(seen).as("pages come to an end").hasSizeLessThan(10);
        }
        var below = s3.listObjectsV2(b -> b.bucket("shelf").prefix("c/").delimiter("/"));

        assertThat(seen).containsExactly("a/", "b", "c/", "e");
        assertThat(below.contents()).extracting(S3Object::key).containsExactly("c/1");
        assertThat(below.commonPrefixes().getFirst().prefix()).isEqualTo("c/d/");
    }

    @Test
    void deletesManyObjectsAtOnce() {
        for (String key : List.of("a", "b & <c>", "d")) {
            s3.putObject(b -> b.bucket("shelf").key(key), RequestBody.empty());
        }

        var deleted = s3.deleteObjects(b -> b.bucket("shelf")
                .delete(d -> d.objects(
                        ObjectIdentifier.builder().key("a").build(),
                        ObjectIdentifier.builder().key("b & <c>").build(),
                        ObjectIdentifier.builder().key("absent").build())));

        assertThat(deleted.deleted()).hasSize(3);
        assertThat(s3.listObjectsV2(b -> b.bucket("shelf")).contents())
                .extracting(S3Object::key)
                .containsExactly("d");
    }

    @Test
    void copiesObjectsWithOrWithoutTheirMetadata() {
        s3.putObject(b -> b.bucket("shelf").key("from").metadata(Map.of("a", "1")), RequestBody.fromString("content"));

        s3.copyObject(b -> b.sourceBucket("shelf")
                .sourceKey("from")
                .destinationBucket("shelf")
                .destinationKey("to +1"));
        s3.copyObject(b -> b.sourceBucket("shelf")
                .sourceKey("to +1")
                .destinationBucket("shelf")
                .destinationKey("other")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("b", "2")));

        assertThat(s3.headObject(b -> b.bucket("shelf").key("to +1")).metadata())
                .containsEntry("a", "1");
        var other = s3.getObjectAsBytes(b -> b.bucket("shelf").key("other"));
        assertThat(other.asUtf8String()).isEqualTo("content");
        assertThat(other.response().metadata()).isEqualTo(Map.of("b", "2"));
    }

    @Test
    void joinsTheChosenPartsOfAMultipartUpload() {
        byte[] first = bytes(5 << 20);
        byte[] last = bytes(1000);
        String id = s3.createMultipartUpload(b -> b.bucket("shelf").key("big").contentType("video/mp4"))
                .uploadId();
        upload(id, 1, bytes(7));
        CompletedPart one = upload(id, 1, first);
        CompletedPart three = upload(id, 3, last);

        assertThat(s3.listParts(b -> b.bucket("shelf").key("big").uploadId(id)).parts())
                .hasSize(2);
        var whole = s3.completeMultipartUpload(
                b -> b.bucket("shelf").key("big").uploadId(id).multipartUpload(m -> m.parts(one, three)));

        assertThat(whole.eTag()).endsWith("-2\"");
        var object = s3.getObjectAsBytes(b -> b.bucket("shelf").key("big"));
        assertThat(object.response().contentType()).isEqualTo("video/mp4");
        assertThat(object.asByteArray())
                .hasSize(first.length + 1000)
                .startsWith(first)
                .endsWith(last);
        assertThat(s3.listMultipartUploads(b -> b.bucket("shelf")).uploads()).isEmpty();
    }

    @Test
    void refusesWrongPartLists() {
        String id = s3.createMultipartUpload(b -> b.bucket("shelf").key("big")).uploadId();
        CompletedPart one = upload(id, 1, bytes(10));
        CompletedPart two = upload(id, 2, bytes(10));
        CompletedPart never = CompletedPart.builder().partNumber(9).eTag("x").build();

        assertRefused(400, "EntityTooSmall", () -> complete(id, one, two));
        assertRefused(400, "InvalidPartOrder", () -> complete(id, two, one));
        assertRefused(400, "InvalidPart", () -> complete(id, never));
        s3.abortMultipartUpload(b -> b.bucket("shelf").key("big").uploadId(id));
        assertRefused(404, "NoSuchUpload", () -> complete(id, one));
    }

    @Test
    void keepsEachCustomersBucketsToTheirOwner() {
        s3.putObject(b -> b.bucket("shelf").key("secret"), RequestBody.fromString("mine"));
        JsonNode eve = admin.createUser("eve@example.com");
        try (S3Client other = S3Customer.of(simulator, eve)) {
            assertRefused(
                    403,
                    "AccessDenied",
                    () -> other.getObject(b -> b.bucket("shelf").key("secret")));
            assertRefused(403, "AccessDenied", () -> other.listObjectsV2(b -> b.bucket("shelf")));
            assertRefused(403, "AccessDenied", () -> other.deleteBucket(b -> b.bucket("shelf")));
            assertRefused(409, "BucketAlreadyExists", () -> other.createBucket(b -> b.bucket("shelf")));
            assertThat(other.listBuckets().buckets()).isEmpty();
        }
        s3.createBucket(b -> b.bucket("shelf"));
        assertThat(s3.listBuckets().buckets()).hasSize(1);
    }

    @Test
    void deletesOnlyEmptyBuckets() {
        s3.putObject(b -> b.bucket("shelf").key("thing"), RequestBody.empty());

        assertRefused(409, "BucketNotEmpty", () -> s3.deleteBucket(b -> b.bucket("shelf")));
        s3.deleteObject(b -> b.bucket("shelf").key("thing"));
        s3.deleteObject(b -> b.bucket("shelf").key("thing"));
        s3.deleteBucket(b -> b.bucket("shelf"));

        assertRefused(404, "NoSuchBucket", () -> s3.listObjectsV2(b -> b.bucket("shelf")));
        assertRefused(404, null, () -> s3.headBucket(b -> b.bucket("shelf")));
    }

    @Test
    void answersWhatToolsAskBeforeTheyStart() {
        assertThat(s3.getBucketLocation(b -> b.bucket("shelf")).locationConstraintAsString())
                .isIn("", null);
        assertThat(s3.getBucketVersioning(b -> b.bucket("shelf")).status()).isNull();
        assertRefused(501, "NotImplemented", () -> s3.getBucketPolicy(b -> b.bucket("shelf")));
    }

    @Test
    void turnsDisabledUsersAway() {
        admin.call("POST", "ostor-users&emailAddress=ada@example.com&disable");
        assertRefused(403, "AccessDenied", () -> s3.listBuckets());

        admin.call("POST", "ostor-users&emailAddress=ada@example.com&enable");
        assertThat(s3.listBuckets().buckets()).hasSize(1);
    }

    private CompletedPart upload(String id, int number, byte[] content) {
        var part = s3.uploadPart(
                b -> b.bucket("shelf").key("big").uploadId(id).partNumber(number), RequestBody.fromBytes(content));
        return CompletedPart.builder().partNumber(number).eTag(part.eTag()).build();
    }

    private void complete(String id, CompletedPart... parts) {
        s3.completeMultipartUpload(
                b -> b.bucket("shelf").key("big").uploadId(id).multipartUpload(m -> m.parts(parts)));
    }

    static void assertRefused(int status, String code, Runnable call) {
        assertThatThrownBy(call::run).asInstanceOf(type(S3Exception.class)).satisfies(refusal -> {
            assertThat(refusal.statusCode()).isEqualTo(status);
            if (code != null) {
                assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
            }
        });
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
