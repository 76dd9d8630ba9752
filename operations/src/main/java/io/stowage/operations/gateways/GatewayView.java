package io.stowage.operations.gateways;

import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.connect.Gateways;
import io.stowage.operations.output.Columns;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A gateway as people see it.
 *
 * @param capabilities empty: it could not be asked
 * @param failure why it could not be asked
 */
record GatewayView(GatewaySettings settings, Optional<Capabilities> capabilities, Optional<String> failure) {

    static final Columns<GatewayView> TABLE = new Columns<GatewayView>()
            .add("ID", view -> view.settings().id())
            .add("TYPE", GatewayView::type)
            .add("ENDPOINT", view -> view.settings().endpoint().toString())
            .add("REGION", view -> view.settings().region())
            .add("USERS", shown(CapabilityWords::users))
            .add("KEYS", shown(CapabilityWords::keys))
            .add("RATE LIMITS", shown(CapabilityWords::rates))
            .add("QUOTAS", shown(CapabilityWords::quotas))
            .add("OPERATIONS", shown(CapabilityWords::operationUsage))
            .add("STORAGE", shown(CapabilityWords::storage));

    static GatewayView of(GatewaySettings settings) {
        try (Gateway gateway = Gateways.open(settings)) {
            return new GatewayView(settings, Optional.of(gateway.capabilities()), Optional.empty());
        } catch (GatewayFailure failure) {
            return new GatewayView(settings, Optional.empty(), Optional.ofNullable(failure.getMessage()));
        }
    }

    private static Function<GatewayView, String> shown(Function<Capabilities, String> words) {
        return view -> view.capabilities().map(words).orElse("?");
    }

    private static String type(GatewayView view) {
        return CapabilityWords.word(view.settings().type())
                + view.settings()
                        .dialect()
                        .map(dialect -> " " + CapabilityWords.word(dialect))
                        .orElse("");
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", settings.id());
        json.put("type", type(this));
        json.put("endpoint", settings.endpoint().toString());
        json.put("region", settings.region());
        capabilities.ifPresent(found -> {
            json.put("users", CapabilityWords.users(found));
            json.put("accounts", found.accounts());
            json.put("policies", found.policies());
            json.put("keys", CapabilityWords.keys(found));
            json.put("rateLimits", CapabilityWords.rates(found));
            json.put("quotas", CapabilityWords.quotas(found));
            json.put("operationUsage", CapabilityWords.operationUsage(found));
            json.put("storage", CapabilityWords.storage(found));
        });
        failure.ifPresent(why -> json.put("failure", why));
        return json;
    }
}
