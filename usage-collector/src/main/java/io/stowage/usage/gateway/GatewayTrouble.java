package io.stowage.usage.gateway;

import io.stowage.gateway.GatewayFailure;
import io.stowage.usage.collection.Trouble;

/** What a failed call means to the collection. */
final class GatewayTrouble {

    private GatewayTrouble() {}

    static Trouble of(GatewayFailure failure) {
        return switch (failure) {
            case GatewayFailure.Transient later -> trouble("transient", failure, false);
            case GatewayFailure.AmbiguousWrite unknown -> trouble("ambiguous", failure, false);
            case GatewayFailure.Rejected refused -> trouble("rejected-by-gateway", failure, false);
            case GatewayFailure.Unavailable away -> trouble("gateway-unavailable", failure, true);
            case GatewayFailure.UnreadableAnswer unreadable -> trouble("unreadable-answer", failure, false);
        };
    }

    private static Trouble trouble(String reasonClass, GatewayFailure failure, boolean away) {
        return new Trouble(reasonClass, String.valueOf(failure.getMessage()), failure.requestId(), away);
    }
}
