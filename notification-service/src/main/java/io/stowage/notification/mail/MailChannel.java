package io.stowage.notification.mail;

import io.stowage.gateway.Secret;
import io.stowage.messages.Message;
import io.stowage.messages.text.Letters;
import io.stowage.notification.channel.Channel;
import io.stowage.notification.channel.Delivery;
import io.stowage.notification.channel.Delivery.RefusedForGood;
import io.stowage.notification.channel.Delivery.Sent;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** E-mail through one server, a connection for each message. */
public final class MailChannel implements Channel {

    /** Mailbox name not allowed: what a server would have said. */
    private static final int NO_ADDRESS = 553;

    private static final Logger LOG = LoggerFactory.getLogger(MailChannel.class);

    private final MailSettings settings;
    private final Letters letters;
    private final Session session;
    private final Clock clock;

    /** @param trust makes encrypted connections; empty: by what Java trusts */
    public MailChannel(MailSettings settings, Letters letters, Optional<SSLSocketFactory> trust, Clock clock) {
        this.settings = settings;
        this.letters = letters;
        this.session = Session.getInstance(properties(settings, trust));
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Delivery deliver(Message message) {
        String address = message.recipient().email();
        Mail mail;
        try {
            mail = Mail.of(message, letters.write(message), settings, session, clock.instant());
        } catch (Mail.UnusableAddress e) {
            return new RefusedForGood(address, NO_ADDRESS, String.valueOf(e.getMessage()));
        }
        Transport transport = null;
        try {
            transport = session.getTransport();
            transport.connect(
                    settings.user(),
                    Optional.ofNullable(settings.password()).map(Secret::reveal).orElse(null));
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Sent();
        } catch (MessagingException e) {
            return SmtpAnswer.of(e, address);
        } finally {
            close(transport);
        }
    }

    /** A farewell that fails takes nothing back. */
    private static void close(@Nullable Transport transport) {
        try {
            if (transport != null) {
                transport.close();
            }
        } catch (MessagingException e) {
            LOG.debug("the mail server did not end the connection properly: {}", e.getMessage());
        }
    }

    private static Properties properties(MailSettings settings, Optional<SSLSocketFactory> trust) {
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.put("mail.smtp.localhost", settings.ownDomain());
        properties.put("mail.smtp.connectiontimeout", millis(settings.connectTimeout()));
        properties.put("mail.smtp.timeout", millis(settings.responseTimeout()));
        properties.put("mail.smtp.writetimeout", millis(settings.responseTimeout()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        trust.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
        switch (settings.encryption()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        return properties;
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}
