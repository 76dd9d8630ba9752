package io.stowage.gateway.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a user may do, written for all users of a plan: JSON of the gateway's policy language, with {@code <USER_ID>} for
 * the user's name. What it lets a user into are its own buckets, whose names begin with the user's and {@code -}.
 */
public final class PolicyText {

    private static final String USER = "<USER_ID>";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Everything in the user's own buckets. Stands below what it is made with. */
    public static final PolicyText OWN_BUCKETS = parse("""
            {
              "Version": "2012-10-17",
              "Statement": [
                {"Effect": "Allow", "Action": ["s3:*"], "Resource": ["arn:aws:s3:::<USER_ID>-*"]}
              ]
            }
            """);

    private final String text;

    private PolicyText(String text) {
        this.text = text;
    }

    /**
     * @throws IllegalArgumentException saying what is wrong: no JSON, no word of the user, or leave to work on the buckets
     *     of others
     */
    public static PolicyText parse(String text) {
        JsonNode policy;
        try {
            policy = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a policy is JSON, and this is none: " + e.getOriginalMessage(), e);
        }
        if (!policy.isObject()) {
            throw new IllegalArgumentException("a policy is a JSON object");
        }
        if (!text.contains(USER)) {
            throw new IllegalArgumentException(
                    "the policy does not mention %s, so it is not about the user's own buckets".formatted(USER));
        }
        List<JsonNode> statements = values(policy, "Statement");
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("the policy has no Statement");
        }
        statements.forEach(PolicyText::refuseTooWide);
        return new PolicyText(text);
    }

    /** @param name of letters, digits and hyphens */
    public String forUser(String name) {
        return text.replace(USER, name);
    }

    private static void refuseTooWide(JsonNode statement) {
        if (values(statement, "Effect").stream()
                .anyMatch(effect -> effect.asString("").equals("Deny"))) {
            return;
        }
        if (!values(statement, "NotResource").isEmpty()) {
            throw new IllegalArgumentException(
                    "NotResource in a statement that allows reaches the buckets of others; name a Resource");
        }
        values(statement, "Resource").forEach(resource -> refuseTooWide(resource.asString("*")));
    }

    /** A name without wildcards is one bucket, which somebody meant. */
    private static void refuseTooWide(String resource) {
        String path = resource.replace("${aws:username}", USER);
        String[] arn = path.split(":", 6);
        String bucket = (arn.length == 6 ? arn[5] : path).split("/", 2)[0];
        boolean wild = bucket.contains("*") || bucket.contains("?");
        if (wild && bucket.startsWith(USER) && !bucket.startsWith(USER + "-")) {
            throw new IllegalArgumentException(
                    "'%s' lets user sub-1 into the buckets of sub-10; write %s-*".formatted(resource, USER));
        }
        if (wild && !bucket.startsWith(USER)) {
            throw new IllegalArgumentException(
                    "'%s' reaches the buckets of others; write arn:aws:s3:::%s-*".formatted(resource, USER));
        }
    }

    /** Gateways written in Go do not tell capitals of a field's name apart. */
    private static List<JsonNode> values(@Nullable JsonNode object, String name) {
        if (object == null) {
            return List.of();
        }
        List<JsonNode> found = new ArrayList<>();
        object.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
                .forEach(found::add);
        return found;
    }
}
