package io.stowage.operations.gateways;

import io.stowage.gateway.GatewaySettings;
import io.stowage.operations.input.Document;
import io.stowage.operations.input.Entry;
import io.stowage.operations.input.Fields;
import io.stowage.operations.input.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that describes the gateways: the part {@code stowage.gateways} of a service's settings, so that services and
 * commands can share one file. {@code ${NAME}} stands for an environment variable, so that keys need not be in it.
 */
final class GatewayFile {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Problems problems;
    private final Map<String, String> environment;
    private final Map<String, GatewaySettings> gateways = new TreeMap<>();

    private GatewayFile(Problems problems, Map<String, String> environment) {
        this.problems = problems;
        this.environment = environment;
    }

    /**
     * The gateways of a file by their ids, all of them or none.
     *
     * @throws io.stowage.operations.output.OperationFailed naming every problem with its line
     */
    static Map<String, GatewaySettings> read(Document document, Map<String, String> environment) {
        Problems problems = new Problems(document.source());
        GatewayFile file = new GatewayFile(problems, environment);
        document.root(problems)
                .flatMap(Entry::fields)
                .flatMap(root -> root.required("stowage"))
                .flatMap(Entry::fields)
                .flatMap(stowage -> stowage.required("gateways"))
                .flatMap(Entry::fields)
                .ifPresent(file::readGateways);
        problems.refuse("no gateway can be used");
        return file.gateways;
    }

    private void readGateways(Fields all) {
        for (String id : all.names()) {
            all.required(id)
                    .ifPresent(gateway -> gateway.fields().ifPresent(fields -> readGateway(id, gateway, fields)));
        }
        if (all.names().isEmpty()) {
            problems.add(all.line(), "there is no gateway under 'gateways'");
        }
    }

    private void readGateway(String id, Entry gateway, Fields fields) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String name : fields.names()) {
            Optional<String> value = fields.required(name).flatMap(entry -> entry.as(this::resolved));
            if (value.isEmpty()) {
                return;
            }
            properties.put(name, value.get());
        }
        try {
            gateways.put(id, GatewaySettings.of(id, properties));
        } catch (IllegalArgumentException wrong) {
            gateway.refuse(String.valueOf(wrong.getMessage()));
        }
    }

    private String resolved(String text) {
        Matcher variable = VARIABLE.matcher(text);
        return variable.replaceAll(found -> {
            String value = environment.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("the environment has no variable " + found.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
