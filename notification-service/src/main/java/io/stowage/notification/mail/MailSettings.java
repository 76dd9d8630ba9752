package io.stowage.notification.mail;

import io.stowage.gateway.Secret;
import io.stowage.notification.channel.Loopback;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server, and who writes.
 *
 * @param host name of the server, or its address
 * @param encryption how the connection is protected; credentials never travel in the clear but to this machine
 * @param user to log in as; null: no login
 * @param from sender, as in {@code Example Storage <no-reply@example.com>}
 * @param replyTo where answers go; null: to the sender
 * @param domain right side of Message-IDs and our name in the greeting; null: the sender's
 * @param sslBundle Spring's name for the certificates to trust; null: those that Java trusts
 * @param connectTimeout how long to wait for a connection
 * @param responseTimeout how long to wait for each answer of the server
 */
@ConfigurationProperties("stowage.mail")
public record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("starttls") Encryption encryption,
        @Nullable String user,
        @Nullable Secret password,
        @DefaultValue("") String from,
        @Nullable String replyTo,
        @Nullable String domain,
        @Nullable String sslBundle,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("60s") Duration responseTimeout) {

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    /** @throws IllegalArgumentException naming the property and what is wanted */
    public MailSettings {
        require(!host.isBlank(), "host", "name the mail server");
        require(port > 0 && port < 65536, "port", "1 to 65535");
        require((user == null) == (password == null), "password", "a user has a password, and a password a user");
        require(
                password == null || encryption != Encryption.NONE || Loopback.is(host),
                "encryption",
                "starttls or tls: a password is not sent in the clear");
        require(isAddress(from), "from", "the sender, as in 'Example Storage <no-reply@example.com>'");
        require(replyTo == null || isAddress(replyTo), "reply-to", "an e-mail address");
        require(domain == null || DOMAIN.matcher(domain).matches(), "domain", "a domain name");
        require(isTime(connectTimeout), "connect-timeout", "more than zero and at most an hour");
        require(isTime(responseTimeout), "response-timeout", "more than zero and at most an hour");
    }

    InternetAddress sender() {
        return address(from);
    }

    /** Right side of Message-IDs. */
    String ownDomain() {
        String address = sender().getAddress();
        return domain == null ? address.substring(address.lastIndexOf('@') + 1) : domain;
    }

    static InternetAddress address(String text) {
        try {
            return new InternetAddress(text, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("'%s' is no e-mail address".formatted(text), e);
        }
    }

    private static boolean isAddress(String text) {
        try {
            return address(text).getAddress().contains("@");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isTime(Duration time) {
        return time.toMillis() > 0 && time.compareTo(Duration.ofHours(1)) <= 0;
    }

    private static void require(boolean fine, String property, String wanted) {
        if (!fine) {
            throw new IllegalArgumentException("stowage.mail.%s: %s".formatted(property, wanted));
        }
    }
}
