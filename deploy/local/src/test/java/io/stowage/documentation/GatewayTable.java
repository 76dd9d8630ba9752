package io.stowage.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpServer;
import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.connect.Gateways;
import io.stowage.operations.gateways.CapabilityWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What each kind of gateway can do, as its client declares it. */
final class GatewayTable {

    private static final String NO_SERVER = "http://127.0.0.1:1";

    private GatewayTable() {}

    static String made() {
        Map<String, Capabilities> kinds = new LinkedHashMap<>();
        kinds.put("ostor, Acronis", declared("ostor", Map.of("dialect", "acronis"), NO_SERVER));
        kinds.put("ostor, Virtuozzo", declared("ostor", Map.of("dialect", "virtuozzo"), NO_SERVER));
        kinds.put("Ceph before 17", askedFor("rgw", 405));
        kinds.put("Ceph from 17 on", askedFor("rgw", 200));
        kinds.put("MinIO", declared("minio", Map.of(), NO_SERVER));
        return "| | " + String.join(" | ", kinds.keySet()) + " |\n"
                + "|---".repeat(kinds.size() + 1) + "|\n"
                + row("Users", kinds, CapabilityWords::users)
                + row("Access keys of an owner", kinds, CapabilityWords::keys)
                + row("Rate limits", kinds, CapabilityWords::rates)
                + row("Quotas", kinds, CapabilityWords::quotas)
                + row("Operations and traffic", kinds, CapabilityWords::operationUsage)
                + row("Stored bytes", kinds, CapabilityWords::storage);
    }

    private static String row(String name, Map<String, Capabilities> kinds, Function<Capabilities, String> words) {
        return kinds.values().stream().map(words).collect(joining(" | ", "| " + name + " | ", " |\n"));
    }

    private static Capabilities declared(String type, Map<String, String> more, String endpoint) {
        Map<String, String> properties =
                new HashMap<>(Map.of("type", type, "endpoint", endpoint, "access-key", "none", "secret-key", "none"));
        properties.putAll(more);
        try (Gateway gateway = Gateways.open(GatewaySettings.of("any", properties))) {
            return gateway.capabilities();
        }
    }

    /** Of a gateway that is asked, because its versions differ, and answers so. */
    private static Capabilities askedFor(String type, int status) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", call -> {
                byte[] nothing = "{}".getBytes(UTF_8);
                call.sendResponseHeaders(status, nothing.length);
                call.getResponseBody().write(nothing);
                call.close();
            });
            server.start();
            try {
                return declared(
                        type,
                        Map.of(),
                        "http://127.0.0.1:" + server.getAddress().getPort());
            } finally {
                server.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
