package io.stowage.operations.gateways;

import io.stowage.gateway.GatewaySettings;
import io.stowage.operations.output.Output;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gateway list}. */
@Command(
        name = "list",
        description = {
            "List the gateways and what they can do.",
            "",
            "Where versions of a gateway differ it is asked; one that does not answer is listed without its particulars."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stowage gateway list", "  stowage gateway list --gateways gateways.yaml -o json"})
final class ListGateways implements Runnable {

    @Mixin
    private final Output output = new Output();

    private final GatewayOptions gateways;

    ListGateways(GatewayOptions gateways) {
        this.gateways = gateways;
    }

    @Override
    public void run() {
        Map<String, GatewaySettings> settings = gateways.required();
        List<GatewayView> views =
                settings.values().stream().map(GatewayView::of).toList();
        output.list(views, GatewayView.TABLE, GatewayView::json);
        views.stream().flatMap(view -> view.failure().stream()).forEach(output::note);
    }
}
