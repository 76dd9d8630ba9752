package io.stowage.gateway.contract;

import io.stowage.gateway.rgw.RealRgw;
import java.net.URI;
import java.util.Map;

/** A Ceph object gateway, shared by all tests. */
final class RealCeph implements TestedGateway {

    private final RealRgw gateway = RealRgw.get();

    @Override
    public URI endpoint() {
        return gateway.endpoint();
    }

    @Override
    public Map<String, String> properties() {
        return gateway.properties();
    }

    @Override
    public String userName(String word) {
        return word;
    }

    @Override
    public String requestLine(Write write) {
        return switch (write) {
            case CREATE_USER -> "PUT /admin/user\\?uid=.*";
            case ISSUE_KEY -> "PUT /admin/user\\?key&.*";
            case DISABLE_USER -> "POST /admin/user\\?.*suspended=1";
        };
    }

    @Override
    public void close() {
        // Goes on for the other tests.
    }
}
