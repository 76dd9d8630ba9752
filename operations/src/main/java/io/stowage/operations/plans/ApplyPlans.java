package io.stowage.operations.plans;

import io.stowage.gateway.GatewaySettings;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.gateways.GatewayOptions;
import io.stowage.operations.input.Document;
import io.stowage.operations.input.Problems;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.output.Output;
import io.stowage.operations.plans.PlanCatalogue.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan apply}. */
@Command(
        name = "apply",
        description = {
            "Publish the plans of a file: new ones and changed ones. Plans that the file does not name stay.",
            "",
            "The whole file is checked first, also against what the gateways can do; one mistake, and nothing of it is"
                    + " applied."
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

    @Option(names = "--unchecked", description = "Do not ask the gateways whether they can do it.")
    private boolean unchecked;

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;
    private final GatewayOptions gateways;
    private final Surroundings surroundings;

    ApplyPlans(ConnectionOptions connection, GatewayOptions gateways, Surroundings surroundings) {
        this.connection = connection;
        this.gateways = gateways;
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Document document = Document.read(file, surroundings.workingDirectory(), surroundings.standardInput());
        List<WrittenPlan> plans = PlanFile.read(document);
        Connection opened = connection.open();
        if (!unchecked) {
            check(plans, document.source());
        }
        PlanCatalogue catalogue = new PlanCatalogue(opened);
        List<Change> changes =
                catalogue.compare(plans.stream().map(WrittenPlan::definition).toList(), output::leftOut);
        if (dryRun) {
            preview(opened, changes);
        } else {
            catalogue.publish(changes, surroundings.clock());
            output.list(changes, Change.COLUMNS, Change::json);
        }
    }

    private void check(List<WrittenPlan> plans, String source) {
        Optional<Map<String, GatewaySettings>> known = gateways.settings();
        if (known.isEmpty()) {
            output.note("not checked against gateways: nothing says which there are (--gateways FILE)");
            return;
        }
        Problems problems = new Problems(source);
        new PlanCheck(plans, problems).against(known.get());
        problems.refuse(PlanFile.NOTHING_APPLIED);
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
