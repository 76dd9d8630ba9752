package io.stowage.simulator.minio;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a policy's text allows and denies: Effect, Action and Resource, with wildcards. */
record Policy(List<Statement> statements) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ARN = "arn:aws:s3:::";
    private static final Set<String> KNOWN = Set.of("Sid", "Effect", "Action", "Resource");

    record Statement(boolean allow, List<Pattern> actions, List<Pattern> resources) {
        boolean concerns(String action, String resource) {
            return actions.stream().anyMatch(pattern -> pattern.matcher(action).matches())
                    && resources.stream()
                            .anyMatch(pattern -> pattern.matcher(resource).matches());
        }
    }

    /** What policies together say. */
    static boolean allow(List<Policy> policies, String action, String resource) {
        List<Statement> concerned = policies.stream()
                .flatMap(policy -> policy.statements().stream())
                .filter(statement -> statement.concerns(action, resource))
                .toList();
        return !concerned.isEmpty() && concerned.stream().allMatch(Statement::allow);
    }

    static Policy parse(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw malformed("The policy is no JSON.");
        }
        if (!root.isObject() || root.path("Version").asString("").isEmpty()) {
            throw malformed("The policy has no Version.");
        }
        List<Statement> statements = new ArrayList<>();
        each(root.path("Statement")).forEach(node -> statements.add(statement(node)));
        return new Policy(statements);
    }

    private static Statement statement(JsonNode node) {
        node.propertyNames().forEach(name -> {
            if (!KNOWN.contains(name)) {
                throw malformed("This simulator knows no " + name + " in a policy.");
            }
        });
        boolean allow = switch (node.path("Effect").asString("")) {
            case "Allow" -> true;
            case "Deny" -> false;
            default -> throw malformed("Effect must be Allow or Deny.");
        };
        List<Pattern> actions = each(node.path("Action")).stream()
                .map(action -> wildcards(action.asString("")))
                .toList();
        List<Pattern> resources =
                each(node.path("Resource")).stream().map(Policy::resource).toList();
        if (actions.isEmpty()) {
            throw malformed("A statement has no Action.");
        }
        return new Statement(allow, actions, resources);
    }

    private static Pattern resource(JsonNode node) {
        String resource = node.asString("");
        if (!resource.startsWith(ARN)) {
            throw malformed("A resource begins with " + ARN);
        }
        return wildcards(resource.substring(ARN.length()));
    }

    private static List<JsonNode> each(JsonNode node) {
        return node.isArray() ? node.valueStream().toList() : node.isMissingNode() ? List.of() : List.of(node);
    }

    private static Pattern wildcards(String text) {
        StringBuilder pattern = new StringBuilder();
        text.chars()
                .forEach(c -> pattern.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    private static RuntimeException malformed(String reason) {
        return MinioError.MALFORMED_POLICY.because(reason);
    }
}
