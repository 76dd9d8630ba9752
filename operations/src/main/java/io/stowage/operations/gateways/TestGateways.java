package io.stowage.operations.gateways;

import io.stowage.gateway.GatewaySettings;
import io.stowage.operations.output.OperationFailed;
import io.stowage.operations.output.Output;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gateway test}. */
@Command(
        name = "test",
        description = {
            "Ask gateways something small of each kind that the services ask, and tell what they answer.",
            "",
            "Nothing is written. Fails when one of them cannot be worked with."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stowage gateway test", "  stowage gateway test west --gateways gateways.yaml"})
final class TestGateways implements Runnable {

    @Parameters(paramLabel = "GATEWAY", arity = "0..*", description = "Ids of gateways. Default: all.")
    private List<String> ids = List.of();

    @Mixin
    private final Output output = new Output();

    private final GatewayOptions gateways;

    TestGateways(GatewayOptions gateways) {
        this.gateways = gateways;
    }

    @Override
    public void run() {
        Map<String, GatewaySettings> settings = gateways.required();
        for (String id : ids) {
            if (!settings.containsKey(id)) {
                throw new OperationFailed("there is no gateway '%s', only %s".formatted(id, settings.keySet()));
            }
        }
        List<GatewayAnswer> answers = settings.values().stream()
                .filter(each -> ids.isEmpty() || ids.contains(each.id()))
                .flatMap(each -> GatewayAnswer.ask(each).stream())
                .toList();
        output.list(answers, GatewayAnswer.TABLE, GatewayAnswer::json);
        List<String> failed = answers.stream()
                .filter(answer -> !answer.good())
                .map(GatewayAnswer::gatewayId)
                .distinct()
                .toList();
        if (!failed.isEmpty()) {
            throw new OperationFailed("cannot be worked with: " + String.join(", ", failed));
        }
    }
}
