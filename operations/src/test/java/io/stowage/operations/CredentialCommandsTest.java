package io.stowage.operations;

import static io.stowage.schemas.topics.TopicCatalogue.CREDENTIALS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.CredentialIssued;
import io.stowage.schemas.credentials.BillingPrivateKey;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialCommandsTest {

    private static final String SECRET = "the+secret/access/key";

    @TempDir
    Path directory;

    private final BillingPrivateKey billing = BillingPrivateKey.generate();
    private final String subscription = Platform.unique("sub");

    @BeforeEach
    void writeKey() {
        billing.write(directory.resolve("billing.json"));
    }

    @Test
    void showsTheNewestKeyWithItsSecretMasked() {
        issue("AK-OLD", "order-1", "old secret");
        issue("AK-NEW", "order-2", SECRET);

        Run run = show("--key", "billing.json");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("https://s3.example.com", "region-1", "AK-NEW", "********")
                .doesNotContain("AK-OLD", SECRET);
    }

    @Test
    void showsTheSecretWhenAsked() {
        issue("AK-1", "order-1", SECRET);

        assertThat(show("--key", "billing.json", "--reveal").out()).contains(SECRET);
        assertThat(show("--key", "billing.json", "--reveal", "-o", "json").out())
                .contains("\"secretAccessKey\" : \"" + SECRET + "\"");
    }

    @Test
    void showsAllKeysOfTheNewestOrder() {
        issue("AK-1", "order-1", "secret one");
        issue("AK-2", "order-1", "secret two");

        assertThat(show("--key", "billing.json", "--reveal").out())
                .contains("AK-1", "secret one", "AK-2", "secret two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void showsNoSecretWithoutAKey(String format) {
        issue("AK-1", "order-1", SECRET);

        Run run = show("-o", format);

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("AK-1", "sealed for key " + billing.publicKey().keyId())
                .doesNotContain(SECRET);
    }

    @Test
    void asksForTheKeyWhenTheSecretIsToBeShown() {
        Run run = show("--reveal");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("--reveal needs billing's private key");
    }

    @Test
    void saysWhichKeyTheSecretWasSealedFor() {
        issue("AK-1", "order-1", SECRET);
        BillingPrivateKey other = BillingPrivateKey.generate();
        other.write(directory.resolve("other.json"));

        Run run = show("--key", "other.json", "--reveal");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        "sealed for billing's key " + billing.publicKey().keyId(),
                        other.publicKey().keyId());
    }

    @Test
    void saysThatASecretWasSealedForAnotherSubscription() {
        CredentialIssued stolen = issued("AK-1", "order-1", SECRET);
        stolen.setSubscriptionId(subscription + "-thief");
        Platform.write(CREDENTIALS, subscription + "-thief", stolen);

        Run run =
                Run.on(directory, "credentials", "show", subscription + "-thief", "--key", "billing.json", "--reveal");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("does not open").doesNotContain(SECRET);
    }

    @Test
    void saysThatThereAreNone() {
        assertThat(show("--key", "billing.json").err()).contains("there are no credentials of subscription");
    }

    @Test
    void theTopicNeverShowsASecret() {
        issue("AK-1", "order-1", SECRET);
        Platform.write(CREDENTIALS, subscription, SECRET.getBytes(UTF_8));

        String out = Run.on(directory, "topic", "read", "stowage.credentials", "--key", subscription)
                .out();

        assertThat(out)
                .contains("AK-1", "\"encryptedSecret\":\"", "\"valueLength\":" + SECRET.length())
                .doesNotContain(SECRET, Base64.getEncoder().encodeToString(SECRET.getBytes(UTF_8)));
        Platform.write(CREDENTIALS, subscription, null);
    }

    @Test
    void makesAKeyPairThatSealsAndOpens() {
        Run run = offline("credentials", "new-key", "--private", "private.json", "--public", "public.json");

        assertThat(run.status()).isZero();
        BillingPrivateKey made = BillingPrivateKey.read(directory.resolve("private.json"));
        assertThat(run.out()).contains(made.publicKey().keyId(), "private.json", "public.json");
        assertThat(directory.resolve("public.json")).content().doesNotContain("HpkePrivateKey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"private.json", "public.json"})
    void overwritesNoKey(String existing) throws Exception {
        Files.writeString(directory.resolve(existing), "precious");

        Run run = offline("credentials", "new-key", "--private", "private.json", "--public", "public.json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains(existing + " exists already and is not overwritten");
        assertThat(directory.resolve(existing)).hasContent("precious");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }

    private Run show(String... options) {
        return Run.on(
                directory,
                Stream.concat(Stream.of("credentials", "show", subscription), Stream.of(options))
                        .toArray(String[]::new));
    }

    private Run offline(String... words) {
        return Run.run(directory, Map.of(), "", words);
    }

    private void issue(String accessKeyId, String order, String secret) {
        Platform.write(CREDENTIALS, subscription, issued(accessKeyId, order, secret));
    }

    private CredentialIssued issued(String accessKeyId, String order, String secret) {
        return CredentialIssued.newBuilder()
                .setEventId(order + "-" + accessKeyId)
                .setSubscriptionId(subscription)
                .setGatewayId("gateway-1")
                .setEndpoint("https://s3.example.com")
                .setRegion("region-1")
                .setAccessKeyId(accessKeyId)
                .setEncryptedSecret(
                        ByteBuffer.wrap(billing.publicKey().seal(subscription, accessKeyId, secret.getBytes(UTF_8))))
                .setRecipientKeyId(billing.publicKey().keyId())
                .setIssuedAt(Instant.parse("2026-03-01T10:00:00Z"))
                .setOrderEventId(order)
                .build();
    }
}
