package io.stowage.operations.usage;

import io.stowage.gateway.Gateway;
import io.stowage.operations.gateways.GatewayOptions;
import io.stowage.operations.output.Columns;
import io.stowage.operations.output.OperationFailed;
import io.stowage.operations.output.Output;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code usage object delete}. */
@Command(
        name = "delete",
        description = {
            "Delete statistics objects at a gateway, for ever.",
            "",
            "The usage collector deletes what it has collected. Counters of an object that was not collected are lost: they will be on no bill."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  stowage usage object delete \\",
            "      s3-usage-80000000000000065-2026-11-21T10:00:00.000Z-1800 --yes"
        })
final class DeleteUsageObjects implements Runnable {

    @Parameters(paramLabel = "OBJECT", arity = "1..*", description = "Names of objects.")
    private List<String> names = List.of();

    @Option(names = "--yes", description = "Delete them; without it nothing is done.")
    private boolean sure;

    @Mixin
    private final ChosenGateway chosen = new ChosenGateway();

    @Mixin
    private final Output output = new Output();

    private final GatewayOptions gateways;

    DeleteUsageObjects(GatewayOptions gateways) {
        this.gateways = gateways;
    }

    @Override
    public void run() {
        if (!sure) {
            throw new OperationFailed(
                    "nothing was deleted: counters that were not collected are lost for ever and will be on no bill; say --yes if you mean it");
        }
        try (Gateway gateway = chosen.open(gateways)) {
            for (String name : names) {
                gateway.usage().delete(name);
            }
        }
        output.list(
                names,
                new Columns<String>().add("OBJECT", name -> name).add("EFFECT", name -> "deleted"),
                name -> JsonNodeFactory.instance.objectNode().put("objectName", name));
    }
}
