package io.stowage.provisioning.identity;

import org.apache.commons.validator.routines.EmailValidator;

/** Which e-mail addresses can name a user and be written to: RFC 5321 ones of ASCII letters, with a domain name. */
public final class Addresses {

    private static final EmailValidator VALIDATOR = EmailValidator.getInstance();

    private Addresses() {}

    public static boolean usable(String email) {
        return email.length() <= 254
                && email.chars().allMatch(c -> c > ' ' && c < 127)
                && !email.contains("\"")
                && !email.contains("[")
                && VALIDATOR.isValid(email);
    }
}
