package io.stowage.operations.plans;

import io.stowage.contracts.PlanDefinition;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Document;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.output.Output;
import io.stowage.operations.plans.PlanCatalogue.Change;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan apply}. */
@Command(
        name = "apply",
        description = {
            "Publish the plans of a file: new ones and changed ones. Plans that the file does not name stay.",
            "",
            "The whole file is checked first; one mistake, and nothing of it is applied."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage plan apply -f plans.yaml --dry-run",
            "  stowage plan apply -f plans.yaml",
            "",
            "A plan:",
            "  plans:",
            "    - id: basic",
            "      name: Basic",
            "      quota: 100GB               # or 1TiB, unlimited",
            "      userLimits:                # of the account",
            "        default: 100             # ops/s; also get, put, list, delete",
            "        bandwidthOut: 20000      # kB/s",
            "      thresholds: [80%%, 95%%, 100%%]",
            "      whenFull: restrict         # notify, restrict or suspend"
        })
final class ApplyPlans implements Runnable {

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "Plans in YAML or JSON; - is standard input.")
    private String file = "";

    @Option(names = "--dry-run", description = "Only say what would change, and for how many accounts.")
    private boolean dryRun;

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;
    private final Surroundings surroundings;

    ApplyPlans(ConnectionOptions connection, Surroundings surroundings) {
        this.connection = connection;
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        List<PlanDefinition> plans =
                PlanFile.read(Document.read(file, surroundings.workingDirectory(), surroundings.standardInput()));
        Connection opened = connection.open();
        PlanCatalogue catalogue = new PlanCatalogue(opened);
        List<Change> changes = catalogue.compare(plans, output::leftOut);
        if (dryRun) {
            preview(opened, changes);
        } else {
            catalogue.publish(changes, surroundings.clock());
            output.list(changes, Change.COLUMNS, Change::json);
        }
    }

    private void preview(Connection opened, List<Change> changes) {
        PlanUse use = PlanUse.count(opened, output::leftOut);
        List<PlanPreview> previews = changes.stream()
                .map(change -> new PlanPreview(change, use.of(change.plan().getPlanId())))
                .toList();
        output.list(previews, PlanPreview.COLUMNS, PlanPreview::json);
        output.note("dry run: nothing was applied");
    }
}
