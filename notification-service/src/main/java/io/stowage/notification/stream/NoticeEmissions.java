package io.stowage.notification.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.events.Emission;
import io.stowage.messages.Message;
import io.stowage.notification.full.Restriction;
import io.stowage.schemas.topics.TopicCatalogue;
import java.util.Locale;
import java.util.UUID;

/** What the service tells others. Ids are derived from what is told, so that telling it again has the same id. */
final class NoticeEmissions {

    private NoticeEmissions() {}

    static Emission message(Message message) {
        return new Emission(
                TopicCatalogue.MESSAGES,
                MessageMapping.contract(message),
                message.id(),
                "io.stowage.messages." + message.kind().id(),
                message.occurredAt());
    }

    static Emission restriction(String subscriptionId, Restriction restriction) {
        String kind = restriction.kind().name().toLowerCase(Locale.ROOT);
        String id = String.join(
                "|",
                subscriptionId,
                kind,
                restriction.cause().name(),
                restriction.since().toString());
        return new Emission(
                TopicCatalogue.RESTRICTIONS,
                RestrictionMapping.contract(subscriptionId, restriction),
                UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString(),
                "io.stowage.restrictions." + kind,
                restriction.since());
    }
}
