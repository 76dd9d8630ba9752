package io.stowage.gateway.rgw;

import static io.stowage.gateway.ScriptedGateway.answer;
import static io.stowage.gateway.ScriptedGateway.json;

import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.ScriptedGateway.Reaction;
import io.stowage.gateway.ScriptedGateway.Request;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A gateway with one user at most, {@code ann}, that carries out writes and then answers them as the test says. */
final class ScriptedUser {

    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Reaction> toWrites = new ConcurrentLinkedQueue<>();
    private volatile boolean present;
    private volatile boolean suspended;

    ScriptedGateway serve() {
        return new ScriptedGateway(this::react);
    }

    /** The user is there already, with this key. */
    ScriptedUser holding(String keyId, String secret) {
        present = true;
        keys.add(key(keyId, secret));
        return this;
    }

    /** Answers the next writes so, after they did their work. */
    ScriptedUser answeringWrites(Reaction... reactions) {
        toWrites.addAll(List.of(reactions));
        return this;
    }

    /** Takes all keys from the user, and gives it this one. */
    void replaceKeys(String keyId, String secret) {
        keys.clear();
        keys.add(key(keyId, secret));
    }

    static String parameter(Request request, String name) {
        return parameters(request).getOrDefault(name, "");
    }

    static Reaction refusal(int status, String code) {
        return answer(
                status, "Content-Type: application/json\r\n", "{\"Code\":\"%s\",\"Message\":\"\"}".formatted(code));
    }

    private Reaction react(Request request) {
        if (request.method().equals("GET")) {
            return present ? json(shown()) : refusal(404, "NoSuchUser");
        }
        var done = write(request);
        var told = toWrites.poll();
        return told == null ? done : told;
    }

    private Reaction write(Request request) {
        var ofKey = parameters(request).containsKey("key");
        return switch (request.method()) {
            case "PUT" -> ofKey ? addKey(request) : create(request);
            case "POST" -> {
                suspended = parameter(request, "suspended").equals("1");
                yield json(shown());
            }
            default -> ofKey ? removeKey(request) : remove();
        };
    }

    private Reaction create(Request request) {
        if (present) {
            return refusal(409, "UserAlreadyExists");
        }
        present = true;
        addKey(request);
        return json(shown());
    }

    private Reaction addKey(Request request) {
        var key = key(parameter(request, "access-key"), parameter(request, "secret-key"));
        if (!keys.contains(key)) {
            keys.add(key);
        }
        return json(shownKeys());
    }

    private Reaction removeKey(Request request) {
        var id = parameter(request, "access-key");
        return keys.removeIf(key -> key.contains("\"" + id + "\""))
                ? answer(200, "", "")
                : refusal(403, "InvalidAccessKeyId");
    }

    private Reaction remove() {
        if (!present) {
            return refusal(404, "NoSuchUser");
        }
        present = false;
        keys.clear();
        return answer(200, "", "");
    }

    private String shown() {
        return """
                {"tenant":"","user_id":"ann","display_name":"Ann","suspended":%d,"keys":%s,"caps":[],"system":"false"}""".formatted(suspended ? 1 : 0, shownKeys());
    }

    private String shownKeys() {
        return keys.stream().collect(Collectors.joining(",", "[", "]"));
    }

    private static String key(String id, String secret) {
        return "{\"user\":\"ann\",\"access_key\":\"%s\",\"secret_key\":\"%s\"}".formatted(id, secret);
    }

    private static Map<String, String> parameters(Request request) {
        var target = request.target();
        return Stream.of(target.substring(target.indexOf('?') + 1).split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> parts.length == 1 ? "" : parts[1], (one, other) -> other));
    }
}
