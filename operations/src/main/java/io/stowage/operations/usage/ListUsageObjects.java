package io.stowage.operations.usage;

import io.stowage.gateway.Gateway;
import io.stowage.gateway.UsageListing;
import io.stowage.operations.gateways.GatewayOptions;
import io.stowage.operations.output.Columns;
import io.stowage.operations.output.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code usage object list}. */
@Command(
        name = "list",
        description = {
            "List the statistics objects that a gateway keeps.",
            "",
            "A gateway may show the first ones only, and the others when these are deleted; the command says so."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stowage usage object list", "  stowage usage object list --gateway west -o json"})
final class ListUsageObjects implements Runnable {

    @Mixin
    private final ChosenGateway chosen = new ChosenGateway();

    @Mixin
    private final Output output = new Output();

    private final GatewayOptions gateways;

    ListUsageObjects(GatewayOptions gateways) {
        this.gateways = gateways;
    }

    @Override
    public void run() {
        try (Gateway gateway = chosen.open(gateways)) {
            UsageListing listing = gateway.usage().list();
            output.list(
                    listing.names(),
                    new Columns<String>().add("OBJECT", name -> name),
                    name -> JsonNodeFactory.instance.objectNode().put("objectName", name));
            if (listing.truncated()) {
                output.note("there may be more: the gateway shows them when these are deleted");
            }
        }
    }
}
