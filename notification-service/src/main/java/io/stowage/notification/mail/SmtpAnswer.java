package io.stowage.notification.mail;

import io.stowage.notification.channel.Delivery;
import io.stowage.notification.channel.Delivery.ChannelDown;
import io.stowage.notification.channel.Delivery.PutOff;
import io.stowage.notification.channel.Delivery.RefusedForGood;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** What a mail server's refusal means. */
final class SmtpAnswer {

    /** About us, not about the recipient: closing down, commands out of order, login or encryption wanted. */
    private static final Set<Integer> ABOUT_US = Set.of(421, 503, 530, 534, 535, 538);

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private SmtpAnswer() {}

    /** @param address whom the mail was for */
    static Delivery of(MessagingException failure, String address) {
        return causes(failure)
                .flatMap(cause -> refusal(cause, address).stream())
                .findFirst()
                .orElseGet(() -> new ChannelDown("the mail server cannot be reached: " + words(failure)));
    }

    private static Optional<Delivery> refusal(Throwable cause, String address) {
        return switch (cause) {
            case SMTPAddressFailedException e -> Optional.of(judged(e.getReturnCode(), words(e), address));
            case SMTPSendFailedException e ->
                Optional.of(
                        isAboutSender(e)
                                ? new ChannelDown("the mail server does not take our sender: " + words(e))
                                : judged(e.getReturnCode(), words(e), address));
            case AuthenticationFailedException e ->
                Optional.of(new ChannelDown("the mail server refuses our login: " + words(e)));
            default -> Optional.empty();
        };
    }

    private static Delivery judged(int code, String words, String address) {
        if (ABOUT_US.contains(code) || code < 400) {
            return new ChannelDown("the mail server refuses us: " + words);
        }
        return code < 500 ? new PutOff(words) : new RefusedForGood(address, code, words);
    }

    private static boolean isAboutSender(SMTPSendFailedException e) {
        String command = e.getCommand();
        return command != null && command.toUpperCase(Locale.ROOT).startsWith("MAIL");
    }

    /** The failure itself and what lies under it; each next one of Jakarta Mail is closer to the answer. */
    private static Stream<Throwable> causes(MessagingException failure) {
        return Stream.<Throwable>iterate(failure, each -> each != null, SmtpAnswer::next)
                .limit(20)
                .toList()
                .reversed()
                .stream();
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException e && e.getNextException() != null
                ? e.getNextException()
                : failure.getCause();
    }

    private static String words(Throwable failure) {
        return SPACE.matcher(String.valueOf(failure.getMessage()))
                .replaceAll(" ")
                .strip();
    }
}
