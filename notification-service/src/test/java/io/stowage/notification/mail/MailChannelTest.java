package io.stowage.notification.mail;

import static io.stowage.notification.Messages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.gateway.Secret;
import io.stowage.messages.text.Letters;
import io.stowage.notification.Messages;
import io.stowage.notification.channel.Delivery;
import io.stowage.notification.channel.Delivery.ChannelDown;
import io.stowage.notification.channel.Delivery.PutOff;
import io.stowage.notification.channel.Delivery.RefusedForGood;
import io.stowage.notification.channel.Delivery.Sent;
import io.stowage.notification.mail.TestMailServer.At;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

class MailChannelTest {

    @TempDir
    private static Path directory;

    private final AtomicReference<TestMailServer> running = new AtomicReference<>();

    @AfterEach
    void stop() {
        Optional.ofNullable(running.get()).ifPresent(TestMailServer::close);
    }

    @Test
    void sendsHtmlAndPlainTextInOneMail() throws Exception {
        TestMailServer server = server(plain());

        assertThat(channel(server, Encryption.NONE).deliver(Messages.to("ada@example.com")))
                .isEqualTo(new Sent());

        MimeMessage mail = only(server);
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("no-reply@storage.example", "Example Storage"));
        assertThat(mail.getReplyTo()).containsExactly(new InternetAddress("help@storage.example"));
        assertThat(mail.getRecipients(RecipientType.TO))
                .containsExactly(new InternetAddress("ada@example.com", "Ada Lovelace"));
        assertThat(mail.getSubject()).isEqualTo("Storage usage has reached 90% – sub-1-user");
        assertThat(mail.getSentDate()).isEqualTo(NOW);
        assertThat(mail.getMessageID()).isEqualTo("<sub-1.storage-threshold.90.1@storage.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContentLanguage()).containsExactly("en");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(part(mail, 0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(part(mail, 0).getContent().toString()).startsWith("Dear Ada Lovelace,");
        assertThat(part(mail, 1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(part(mail, 1).getContent().toString()).startsWith("<!DOCTYPE html>");
        assertThat(server.senders()).containsExactly("no-reply@storage.example");
    }

    @Test
    void theSameMessageSentAgainHasTheSameId() throws Exception {
        TestMailServer server = server(plain());
        MailChannel channel = channel(server, Encryption.NONE);

        channel.deliver(Messages.to("ada@example.com"));
        channel.deliver(Messages.to("ada@example.com"));

        assertThat(server.taken()).hasSize(2);
        assertThat(server.taken().get(0).getMessageID())
                .isEqualTo(server.taken().get(1).getMessageID());
    }

    @ParameterizedTest
    @CsvSource({"ar, بلغ استخدام التخزين", "uk, Використання сховища", "zh, 存储用量已达到"})
    void anyScriptArrivesUnharmed(String locale, String subject) throws Exception {
        TestMailServer server = server(plain());

        channel(server, Encryption.NONE).deliver(Messages.to("ada@example.com", "Ада 艾达", locale));

        assertThat(only(server).getSubject()).startsWith(subject);
        assertThat(((InternetAddress) only(server).getRecipients(RecipientType.TO)[0]).getPersonal())
                .isEqualTo("Ада 艾达");
        assertThat(part(only(server), 0).getContent().toString()).contains("Ада 艾达");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\r\nBcc: eve@example.com\r\n\r\nhello",
                "Ada\nBcc: eve@example.com",
                "Ada\rBcc: eve@example.com",
                "Ада\r\nBcc: eve@example.com",
                "\"Ada\" <eve@example.com>, Bcc: eve@example.com",
                "Ada\u2028Bcc: eve@example.com",
                "Ada\u0000\u0085Bcc: eve@example.com",
            })
    void aNameBringsInNoHeaderAndNoRecipient(String name) throws Exception {
        TestMailServer server = server(plain());

        assertThat(channel(server, Encryption.NONE).deliver(Messages.to("ada@example.com", name, "en")))
                .isEqualTo(new Sent());

        MimeMessage mail = only(server);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients())
                .extracting(address -> ((InternetAddress) address).getAddress())
                .containsExactly("ada@example.com");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void aSubjectFromAFileBringsInNoHeader() throws Exception {
        Path templates = Files.createDirectory(directory.resolve("templates"));
        Files.writeString(
                templates.resolve("en.properties"), "storage-threshold.subject = Full\\r\\nBcc: eve@example.com");
        TestMailServer server = server(plain());

        channel(settings(server.port(), Encryption.NONE), Letters.overriddenBy(templates, List.of()))
                .deliver(Messages.to("ada@example.com"));

        assertThat(only(server).getHeader("Bcc")).isNull();
        assertThat(only(server).getSubject()).startsWith("Full Bcc: eve@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com\r\nBcc: eve@example.com",
                "ada@example.com>\r\nRCPT TO:<eve@example.com",
                "ada@example.com, eve@example.com",
                "ada",
                "@example.com",
                "ada@",
                "",
                "ada lovelace@example.com",
                "ада@example.com",
            })
    void whatIsNoAddressIsRefusedForGood(String address) {
        TestMailServer server = server(plain());

        assertThat(channel(server, Encryption.NONE).deliver(Messages.to(address)))
                .isInstanceOfSatisfying(RefusedForGood.class, refused -> {
                    assertThat(refused.address()).isEqualTo(address);
                    assertThat(refused.code()).isEqualTo(553);
                    assertThat(refused.why()).isNotBlank().doesNotContainPattern("\\R");
                });
        assertThat(server.senders()).isEmpty();
    }

    @Test
    void domainsInOtherScriptsAreWrittenInAscii() throws Exception {
        TestMailServer server = server(plain());

        assertThat(channel(server, Encryption.NONE).deliver(Messages.to("ada@bücher.example")))
                .isEqualTo(new Sent());

        assertThat(((InternetAddress) only(server).getRecipients(RecipientType.TO)[0]).getAddress())
                .isEqualTo("ada@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550, refused",
        "RCPT, 551, refused",
        "RCPT, 552, refused",
        "RCPT, 553, refused",
        "RCPT, 554, refused",
        "RCPT, 556, refused",
        "RCPT, 450, put off",
        "RCPT, 451, put off",
        "RCPT, 452, put off",
        "RCPT, 421, down",
        "RCPT, 503, down",
        "RCPT, 530, down",
        "MAIL, 550, down",
        "MAIL, 553, down",
        "MAIL, 451, down",
        "MAIL, 452, down",
        "DATA, 552, refused",
        "DATA, 554, refused",
        "DATA, 451, put off",
        "DATA, 421, down",
    })
    void anAnswerSpeaksOfTheAddressOrTheMomentOrUs(At at, int code, String meaning) {
        TestMailServer server = server(plain());
        server.refuse(at, code, "not like this");

        Delivery delivery = channel(server, Encryption.NONE).deliver(Messages.to("ada@example.com"));

        switch (meaning) {
            case "refused" ->
                assertThat(delivery).isInstanceOfSatisfying(RefusedForGood.class, refused -> {
                    assertThat(refused.address()).isEqualTo("ada@example.com");
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.why()).contains("not like this");
                });
            case "put off" -> assertThat(delivery).isInstanceOf(PutOff.class);
            default -> assertThat(delivery).isInstanceOf(ChannelDown.class);
        }
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereMeansTheChannelIsDown() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }

        assertThat(channel(settings(nobody, Encryption.NONE), letters()).deliver(Messages.to("ada@example.com")))
                .isInstanceOfSatisfying(
                        ChannelDown.class,
                        down -> assertThat(down.why())
                                .startsWith("the mail server cannot be reached: ")
                                .contains(Integer.toString(nobody)));
    }

    @Test
    void aServerThatSaysNothingMeansTheChannelIsDown() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(channel(settings(silent.getLocalPort(), Encryption.NONE), letters())
                            .deliver(Messages.to("ada@example.com")))
                    .isInstanceOf(ChannelDown.class);
        }
    }

    @Test
    void logsInOverStartTls() throws Exception {
        TestCertificate certificate = TestCertificate.make(directory, "starttls");
        TestMailServer server = server(both(withLogin(), encrypted(certificate)));

        assertThat(channel(server, Encryption.STARTTLS, "right", certificate.trusted())
                        .deliver(Messages.to("ada@example.com")))
                .isEqualTo(new Sent());

        assertThat(server.taken()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "STARTTLS"})
    void aWrongPasswordMeansTheChannelIsDown(Encryption encryption) throws Exception {
        TestCertificate certificate = TestCertificate.make(directory, "login-" + encryption);
        TestMailServer server =
                server(encryption == Encryption.NONE ? withLogin() : both(withLogin(), encrypted(certificate)));

        assertThat(channel(server, encryption, "wrong-secret", certificate.trusted())
                        .deliver(Messages.to("ada@example.com")))
                .isInstanceOfSatisfying(
                        ChannelDown.class,
                        down -> assertThat(down.why())
                                .startsWith("the mail server refuses our login: ")
                                .doesNotContain("wrong-secret"));
    }

    @Test
    void saysNothingToAServerThatCannotEncrypt() {
        TestMailServer server = server(plain());

        assertThat(channel(server, Encryption.STARTTLS).deliver(Messages.to("ada@example.com")))
                .isInstanceOfSatisfying(
                        ChannelDown.class, down -> assertThat(down.why()).contains("STARTTLS"));
        assertThat(server.senders()).isEmpty();
    }

    @Test
    void saysNothingToAServerThatIsNotTrusted() throws Exception {
        TestCertificate shown = TestCertificate.make(directory, "shown");
        TestCertificate other = TestCertificate.make(directory, "other");
        TestMailServer server = server(encrypted(shown));

        assertThat(channel(server, Encryption.STARTTLS, "right", other.trusted())
                        .deliver(Messages.to("ada@example.com")))
                .isInstanceOf(ChannelDown.class);
        assertThat(server.senders()).isEmpty();
    }

    @Test
    void saysNothingToAServerOfAnotherName() throws Exception {
        TestCertificate certificate = TestCertificate.make(directory, "another", "dns:mail.other.example");
        TestMailServer server = server(encrypted(certificate));

        assertThat(channel(server, Encryption.STARTTLS, "right", certificate.trusted())
                        .deliver(Messages.to("ada@example.com")))
                .isInstanceOf(ChannelDown.class);
        assertThat(server.senders()).isEmpty();
    }

    @Test
    void takesEncryptionFromTheFirstByteOn() throws Exception {
        TestCertificate certificate = TestCertificate.make(directory, "tls");
        SSLContext context = certificate.shown();
        TestMailServer server = server(builder -> builder.serverSocketFactory(context));

        assertThat(channel(settings(server.port(), Encryption.TLS), letters(), Optional.of(certificate.trusted()))
                        .deliver(Messages.to("ada@example.com")))
                .isEqualTo(new Sent());
    }

    private TestMailServer server(UnaryOperator<SMTPServer.Builder> settings) {
        TestMailServer server = new TestMailServer(settings);
        running.set(server);
        return server;
    }

    private static UnaryOperator<SMTPServer.Builder> plain() {
        return UnaryOperator.identity();
    }

    private static UnaryOperator<SMTPServer.Builder> both(
            UnaryOperator<SMTPServer.Builder> one, UnaryOperator<SMTPServer.Builder> other) {
        return builder -> other.apply(one.apply(builder));
    }

    private static UnaryOperator<SMTPServer.Builder> withLogin() {
        return builder -> builder.requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals("stowage") || !password.equals("right")) {
                        throw new LoginFailedException();
                    }
                }));
    }

    private static UnaryOperator<SMTPServer.Builder> encrypted(TestCertificate certificate)
            throws GeneralSecurityException {
        SSLContext context = certificate.shown();
        return builder -> builder.enableTLS().requireTLS().startTlsSocketFactory(context);
    }

    private static MailChannel channel(TestMailServer server, Encryption encryption) {
        return channel(settings(server.port(), encryption), letters());
    }

    private static MailChannel channel(
            TestMailServer server, Encryption encryption, String password, SSLContext trusted) {
        return channel(
                settings(server.port(), encryption, "stowage", Secret.of(password)), letters(), Optional.of(trusted));
    }

    private static MailChannel channel(MailSettings settings, Letters letters) {
        return channel(settings, letters, Optional.empty());
    }

    private static MailChannel channel(MailSettings settings, Letters letters, Optional<SSLContext> trusted) {
        return new MailChannel(
                settings, letters, trusted.map(SSLContext::getSocketFactory), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static MailSettings settings(int port, Encryption encryption) {
        return settings(port, encryption, null, null);
    }

    private static MailSettings settings(int port, Encryption encryption, String user, Secret password) {
        return new MailSettings(
                "127.0.0.1",
                port,
                encryption,
                user,
                password,
                "Example Storage <no-reply@storage.example>",
                "help@storage.example",
                null,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(2));
    }

    private static Letters letters() {
        return Letters.standard(List.of("Example Storage"));
    }

    private static MimeMessage only(TestMailServer server) {
        assertThat(server.taken()).hasSize(1);
        return server.taken().getFirst();
    }

    private static BodyPart part(MimeMessage mail, int index) throws Exception {
        return ((MimeMultipart) mail.getContent()).getBodyPart(index);
    }
}
