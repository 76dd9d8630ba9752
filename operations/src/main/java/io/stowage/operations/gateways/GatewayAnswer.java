package io.stowage.operations.gateways;

import io.stowage.gateway.Capability;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.connect.Gateways;
import io.stowage.operations.output.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a gateway answered to one question.
 *
 * @param asked what was asked for, in a word
 * @param failure why it is of no use; empty: it is as it should be
 */
record GatewayAnswer(String gatewayId, String asked, Optional<String> failure) {

    static final Columns<GatewayAnswer> TABLE = new Columns<GatewayAnswer>()
            .add("GATEWAY", GatewayAnswer::gatewayId)
            .add("ASKED", GatewayAnswer::asked)
            .add("ANSWER", answer -> answer.failure().orElse("ok"), text -> text.equals("ok") ? "green" : "red");

    /** A user that cannot exist. */
    private static final UserRef NOBODY = new UserRef(new UserId("0000000000000000"), "nobody@stowage.invalid");

    /** Asks one question of each kind that services ask; only reads. */
    static List<GatewayAnswer> ask(GatewaySettings settings) {
        List<GatewayAnswer> answers = new ArrayList<>();
        try (Gateway gateway = Gateways.open(settings)) {
            answers.add(answer(gateway, "users", () -> gateway.users().findByName(NOBODY.name())));
            answers.add(answer(gateway, "buckets", () -> gateway.buckets().of(NOBODY)));
            answers.add(answer(gateway, "usage", () -> {
                if (gateway.capabilities().has(Capability.OPERATION_USAGE)) {
                    gateway.usage().list("", 1);
                }
            }));
        }
        return answers;
    }

    private static GatewayAnswer answer(Gateway gateway, String asked, Runnable question) {
        try {
            question.run();
            return new GatewayAnswer(gateway.id(), asked, Optional.empty());
        } catch (GatewayFailure failure) {
            return new GatewayAnswer(gateway.id(), asked, Optional.of(String.valueOf(failure.getMessage())));
        }
    }

    boolean good() {
        return failure.isEmpty();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("gatewayId", gatewayId);
        json.put("asked", asked);
        json.put("good", good());
        failure.ifPresent(why -> json.put("failure", why));
        return json;
    }
}
