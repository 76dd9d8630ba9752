package io.stowage.notification.mail;

import io.stowage.messages.Message;
import io.stowage.messages.text.Letter;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;

/** A letter as an e-mail. */
final class Mail extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    /** Whatever could end a header's line, wherever it comes from: names, texts in files, settings. */
    private static final Pattern LINE_ENDS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}+");

    private final String messageId;

    private Mail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** An address that no mail can be sent to. */
    static final class UnusableAddress extends Exception {
        private UnusableAddress(String why) {
            super(why);
        }
    }

    /** @param now for the header {@code Date} */
    static Mail of(Message message, Letter letter, MailSettings settings, Session session, Instant now)
            throws UnusableAddress {
        InternetAddress to =
                address(message.recipient().email(), message.recipient().name());
        try {
            Mail mail = new Mail(session, "<%s@%s>".formatted(message.id(), settings.ownDomain()));
            mail.setFrom(settings.sender());
            if (settings.replyTo() != null) {
                mail.setReplyTo(new InternetAddress[] {MailSettings.address(settings.replyTo())});
            }
            mail.setRecipient(RecipientType.TO, to);
            mail.setSubject(oneLine(letter.subject()), UTF_8);
            mail.setSentDate(Date.from(now));
            // Nobody answers: no notes of absence, no loops of robots (RFC 3834).
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("Content-Language", letter.locale().toLanguageTag());
            mail.setContent(alternatives(letter));
            mail.saveChanges();
            return mail;
        } catch (MessagingException e) {
            throw new IllegalStateException("this is no e-mail: " + e.getMessage(), e);
        }
    }

    /** The same for a message that is sent again: recipients can tell. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static MimeMultipart alternatives(Letter letter) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(letter.plain(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8, "html");
        // Best last (RFC 2046).
        return new MimeMultipart("alternative", plain, html);
    }

    private static InternetAddress address(String email, String name) throws UnusableAddress {
        try {
            InternetAddress address = new InternetAddress(inAscii(email), true);
            address.setPersonal(oneLine(name), UTF_8);
            return address;
        } catch (AddressException | UnsupportedEncodingException | IllegalArgumentException e) {
            throw new UnusableAddress("this is no e-mail address: " + oneLine(String.valueOf(e.getMessage())));
        }
    }

    /** Domains have a form in ASCII; names before the @ have none. */
    private static String inAscii(String email) throws UnusableAddress {
        int at = email.lastIndexOf('@');
        if (at < 1 || at == email.length() - 1) {
            throw new UnusableAddress("this is no e-mail address: there is no name or no domain");
        }
        String name = email.substring(0, at);
        if (!ASCII.matcher(name).matches()) {
            throw new UnusableAddress("the name before the @ is not ASCII, which is not supported");
        }
        return name + "@" + IDN.toASCII(email.substring(at + 1));
    }

    private static String oneLine(String text) {
        return LINE_ENDS.matcher(text).replaceAll(" ").strip();
    }
}
