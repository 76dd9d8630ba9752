package io.stowage.notification.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.messages.Message;
import io.stowage.messages.News;
import io.stowage.messages.Recipient;
import io.stowage.messages.Subscription;
import io.stowage.notification.account.AccountFacts;
import io.stowage.notification.account.Terms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Messages to one customer, as far as the plan wants them. */
final class MessageDrafts {

    private final String subscriptionId;
    private final AccountFacts facts;
    private final Terms terms;
    private final ZoneId zone;
    private final List<Message> made = new ArrayList<>();

    MessageDrafts(String subscriptionId, AccountFacts facts, Terms terms, ZoneId zone) {
        this.subscriptionId = subscriptionId;
        this.facts = facts;
        this.terms = terms;
        this.zone = zone;
    }

    List<Message> made() {
        return made;
    }

    /** @param cause tells this happening from others of the same kind */
    void add(News news, Instant occurredAt, String cause) {
        // Where personal data were removed there is nobody to tell.
        if (terms.off().contains(news.kind()) || facts.contact().email().isBlank()) {
            return;
        }
        String id = String.join("|", subscriptionId, news.kind().id(), cause);
        made.add(new Message(
                UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString(),
                occurredAt,
                Recipient.of(
                        facts.contact().name(),
                        facts.contact().email(),
                        facts.contact().locale(),
                        zone),
                new Subscription(
                        subscriptionId,
                        facts.productName().orElse(terms.planName()),
                        facts.userName().orElse(null),
                        null),
                news));
    }
}
