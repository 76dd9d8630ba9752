package io.stowage.gateway.contract;

import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayUser;
import java.net.URI;
import java.util.Map;

/** A gateway to test against, started for one test or shared by many: so every test names users and buckets of its own. */
interface TestedGateway extends AutoCloseable {

    /** Writes whose answers can be lost on purpose. */
    enum Write {
        CREATE_USER,
        ISSUE_KEY,
        DISABLE_USER
    }

    /** Where it really is; tests go there through a {@link LossyRoute}. */
    URI endpoint();

    /** Its settings without the endpoint. */
    Map<String, String> properties();

    /** A user name as this kind of gateway takes it, made of one lower-case word. */
    String userName(String word);

    /** Sees to it that the user may work with its buckets, where gateways do not see to it themselves. */
    default void entitle(Gateway gateway, GatewayUser user) {}

    /** A regular expression for the first lines of the requests that do this. */
    String requestLine(Write write);

    @Override
    void close();
}
