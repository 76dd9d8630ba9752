package io.stowage.notification.mail;

import io.stowage.messages.text.Letters;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters look.
 *
 * @param templates directory of texts and templates in place of those that come along; null: none
 * @param signature lines below a letter
 */
@ConfigurationProperties("stowage.letters")
record LetterSettings(
        @Nullable Path templates, @DefaultValue List<String> signature) {

    /** @throws io.stowage.messages.text.UnusableTemplates naming what is wrong in which file */
    Letters letters() {
        return templates == null ? Letters.standard(signature) : Letters.overriddenBy(templates, signature);
    }
}
