package io.stowage.notification.webhook;

import static io.stowage.notification.Messages.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stowage.gateway.Secret;
import io.stowage.messages.Measure;
import io.stowage.messages.News;
import io.stowage.messages.Usage;
import io.stowage.notification.Messages;
import io.stowage.notification.channel.Delivery;
import io.stowage.notification.channel.Delivery.ChannelDown;
import io.stowage.notification.channel.Delivery.RefusedForGood;
import io.stowage.notification.channel.Delivery.Sent;
import io.stowage.notification.webhook.TestEndpoint.Post;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final int ATTEMPTS = 3;

    private final TestEndpoint endpoint = new TestEndpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void postsSignedJson() throws Exception {
        assertThat(channel().deliver(Messages.to("ada@example.com"))).isEqualTo(new Sent());

        assertThat(endpoint.posts()).hasSize(1);
        Post post = endpoint.posts().getFirst();
        assertThat(post.method()).isEqualTo("POST");
        assertThat(post.path()).isEqualTo("/hooks?token=t0p");
        assertThat(post.header("content-type")).isEqualTo("application/json");
        assertThat(post.header("webhook-id")).isEqualTo("sub-1.storage-threshold.90.1");
        assertThat(post.header("webhook-timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(verifies(post, NOW)).isTrue();
        assertThat(post.text()).isEqualTo("""
                        {"type":"storage-threshold","timestamp":"2026-11-21T13:30:00Z","data":{"subscriptionId":"sub-1",\
                        "product":"S3 Basic","userName":"sub-1-user","threshold":{"percent":"90"},\
                        "usage":{"measure":"STORAGE","usedBytes":9100000000,"limitBytes":10000000000}}}\
                        """);
    }

    @Test
    void sizesAreExact() {
        channel()
                .deliver(Messages.of(
                        new News.AccessRestored(new Usage(Measure.STORAGE, Long.MAX_VALUE, Long.MAX_VALUE))));

        assertThat(endpoint.posts().getFirst().text())
                .contains("\"usedBytes\":9223372036854775807,\"limitBytes\":9223372036854775807");
    }

    @Test
    void tellsNeitherNameNorAddressOfACustomer() {
        channel().deliver(Messages.to("ada@example.com"));

        assertThat(endpoint.posts().getFirst().text()).doesNotContain("Ada", "ada@", "Lovelace");
    }

    @Test
    void whatWasChangedOnItsWayOrIsOldDoesNotVerify() throws Exception {
        channel().deliver(Messages.to("ada@example.com"));
        Post post = endpoint.posts().getFirst();

        Post changed = new Post(
                post.method(),
                post.path(),
                post.headers(),
                post.text().replace("9100000000", "1").getBytes(StandardCharsets.UTF_8));

        assertThat(verifies(changed, NOW)).isFalse();
        assertThat(verifies(post, NOW.plus(Duration.ofMinutes(6)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "200, Sent, 1",
        "204, Sent, 1",
        "299, Sent, 1",
        "301, ChannelDown, 1",
        "302, ChannelDown, 1",
        "307, ChannelDown, 1",
        "400, RefusedForGood, 1",
        "401, ChannelDown, 1",
        "403, ChannelDown, 1",
        "404, ChannelDown, 1",
        "408, ChannelDown, 3",
        "409, RefusedForGood, 1",
        "410, RefusedForGood, 1",
        "413, RefusedForGood, 1",
        "422, RefusedForGood, 1",
        "425, ChannelDown, 3",
        "429, PutOff, 1",
        "500, ChannelDown, 3",
        "502, ChannelDown, 3",
        "503, ChannelDown, 3",
        "504, ChannelDown, 3",
    })
    void anAnswerSpeaksOfTheMessageOrTheMomentOrTheEndpoint(int status, String delivery, int attempts) {
        endpoint.answersAlways(status);

        Delivery outcome = channel().deliver(Messages.to("ada@example.com"));

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(delivery);
        assertThat(endpoint.posts())
                .hasSize(attempts)
                .allMatch(post -> post.path().startsWith("/hooks"));
        assertThat(outcome.toString()).doesNotContain("t0p", "MfKQ");
    }

    @ParameterizedTest
    @ValueSource(ints = {TestEndpoint.HANG_UP, TestEndpoint.SILENT})
    void noAnswerMeansTheEndpointIsDown(int fault) {
        endpoint.answersAlways(fault);

        assertThat(channel().deliver(Messages.to("ada@example.com")))
                .isInstanceOfSatisfying(
                        ChannelDown.class,
                        down -> assertThat(down.why())
                                .startsWith("the endpoint does not answer: ")
                                .doesNotContain("t0p"));
        assertThat(endpoint.posts()).hasSize(ATTEMPTS);
    }

    @Test
    void nobodyThereMeansTheEndpointIsDown() {
        WebhookChannel channel = channel();
        endpoint.close();

        assertThat(channel.deliver(Messages.to("ada@example.com"))).isInstanceOf(ChannelDown.class);
    }

    @Test
    void anAnswerCountsFromItsFirstLineOn() {
        endpoint.answersAlways(TestEndpoint.ENDLESS);

        assertThat(channel().deliver(Messages.to("ada@example.com"))).isEqualTo(new Sent());
        assertThat(endpoint.posts()).hasSize(1);
    }

    @Test
    void triesAgainUnderTheSameId() {
        endpoint.answers(503, TestEndpoint.HANG_UP);

        assertThat(channel().deliver(Messages.to("ada@example.com"))).isEqualTo(new Sent());

        assertThat(endpoint.posts()).hasSize(3);
        assertThat(endpoint.posts().stream()
                        .map(post -> post.header("webhook-id"))
                        .distinct())
                .hasSize(1);
        assertThat(endpoint.posts().stream().map(Post::text).distinct()).hasSize(1);
    }

    @Test
    void leavesAnEndpointAloneThatFailsAgainAndAgain() {
        endpoint.answersAlways(503);
        WebhookChannel channel = channel(Duration.ofHours(1));

        channel.deliver(Messages.to("ada@example.com"));
        channel.deliver(Messages.to("ada@example.com"));
        int attempts = endpoint.posts().size();

        assertThat(channel.deliver(Messages.to("ada@example.com")))
                .isInstanceOfSatisfying(
                        ChannelDown.class, down -> assertThat(down.why()).contains("of late"));
        assertThat(endpoint.posts()).hasSize(attempts);
    }

    @Test
    void comesBackWhenItAnswersAgain() {
        endpoint.answersAlways(503);
        WebhookChannel channel = channel(Duration.ofMillis(200));
        channel.deliver(Messages.to("ada@example.com"));
        channel.deliver(Messages.to("ada@example.com"));
        endpoint.answersAlways(200);

        await().untilAsserted(() ->
                assertThat(channel.deliver(Messages.to("ada@example.com"))).isEqualTo(new Sent()));
    }

    @Test
    void oneEndpointFailsAndAnotherGoesOn() {
        endpoint.answersAlways(503);
        WebhookChannel failing = channel(Duration.ofHours(1));
        failing.deliver(Messages.to("ada@example.com"));
        failing.deliver(Messages.to("ada@example.com"));

        try (TestEndpoint other = new TestEndpoint()) {
            assertThat(channel(other.url("/"), Duration.ofHours(1)).deliver(Messages.to("ada@example.com")))
                    .isEqualTo(new Sent());
        }
    }

    @Test
    void refusalsOfMessagesSayNothingOfTheEndpoint() {
        endpoint.answersAlways(422);
        WebhookChannel channel = channel(Duration.ofHours(1));

        assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9))
                .allSatisfy(each -> assertThat(channel.deliver(Messages.to("ada@example.com")))
                        .isInstanceOf(RefusedForGood.class));
    }

    /** As {@code docs/webhooks.md} shows it to those who write endpoints. */
    private static boolean verifies(Post post, Instant now) throws Exception {
        long sent = Long.parseLong(post.header("webhook-timestamp"));
        if (Math.abs(now.getEpochSecond() - sent) > 300) {
            return false;
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
        mac.update((post.header("webhook-id") + "." + sent + ".").getBytes(StandardCharsets.UTF_8));
        byte[] expected = mac.doFinal(post.body());
        for (String signature : post.header("webhook-signature").split(" ")) {
            if (signature.startsWith("v1,")
                    && MessageDigest.isEqual(expected, Base64.getDecoder().decode(signature.substring(3)))) {
                return true;
            }
        }
        return false;
    }

    private WebhookChannel channel() {
        return channel(Duration.ofSeconds(30));
    }

    private WebhookChannel channel(Duration openFor) {
        return channel(endpoint.url("/hooks?token=t0p"), openFor);
    }

    private static WebhookChannel channel(URI url, Duration openFor) {
        return new WebhookChannel(
                "test",
                new WebhookEndpoint(
                        url,
                        Secret.of(SECRET),
                        ATTEMPTS,
                        Duration.ofMillis(10),
                        Duration.ofMillis(40),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(500),
                        5,
                        openFor),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
