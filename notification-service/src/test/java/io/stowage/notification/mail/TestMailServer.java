package io.stowage.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on a free port of this machine that keeps what it takes, and refuses what it is told to. */
final class TestMailServer implements AutoCloseable {

    /** Answers to parts of an exchange, in place of a friendly one. */
    enum At {
        MAIL,
        RCPT,
        DATA
    }

    private record Refusal(At at, int code, String words) {}

    private final List<MimeMessage> taken = new CopyOnWriteArrayList<>();
    private final List<String> senders = new CopyOnWriteArrayList<>();
    private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    TestMailServer(UnaryOperator<SMTPServer.Builder> settings) {
        server = settings.apply(SMTPServer.port(0)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .messageHandlerFactory(Handler::new))
                .build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    void refuse(At at, int code, String words) {
        refusals.add(new Refusal(at, code, words));
    }

    List<MimeMessage> taken() {
        return taken;
    }

    List<String> senders() {
        return senders;
    }

    @Override
    public void close() {
        server.stop();
    }

    private void answer(At at) throws RejectException {
        for (Refusal refusal : refusals) {
            if (refusal.at() == at) {
                throw new RejectException(refusal.code(), refusal.words());
            }
        }
    }

    private final class Handler implements MessageHandler {

        Handler(MessageContext context) {}

        @Override
        public void from(String from) throws RejectException {
            answer(At.MAIL);
            senders.add(from);
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            answer(At.RCPT);
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            byte[] bytes = data.readAllBytes();
            answer(At.DATA);
            try {
                taken.add(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
            } catch (MessagingException e) {
                throw new IOException(e);
            }
            return null;
        }

        @Override
        public void done() {}
    }
}
