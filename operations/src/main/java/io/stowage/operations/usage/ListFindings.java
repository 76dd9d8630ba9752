package io.stowage.operations.usage;

import static io.stowage.schemas.topics.TopicCatalogue.USAGE_FINDINGS;

import io.stowage.contracts.UsageFinding;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.output.ContractJson;
import io.stowage.operations.output.Output;
import java.util.Comparator;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code usage findings}. */
@Command(
        name = "findings",
        description = {
            "List what was found in the gateways' counters and a person ought to know before bills are sent.",
            "",
            "GAP: no counters for a time; GAP_CLOSED: they came after all. OVERLAP: two windows share some time. CHANGED: an object had changed after it was collected, corrections were written. UNREADABLE: an object is not in its form; it is kept at the gateway and lies on the dead letters."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stowage usage findings", "  stowage usage findings --gateway west -o json"})
final class ListFindings implements Runnable {

    @Option(names = "--gateway", paramLabel = "GATEWAY", description = "Only of this gateway.")
    private @Nullable String gateway;

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;

    ListFindings(ConnectionOptions connection) {
        this.connection = connection;
    }

    @Override
    public void run() {
        // By id: the same thing told twice is one finding.
        TreeMap<String, UsageFinding> findings = new TreeMap<>();
        new Contracts<>(connection.open(), USAGE_FINDINGS, UsageFinding.class)
                .forEach(
                        finding -> {
                            if (gateway == null || gateway.equals(finding.getGatewayId())) {
                                findings.putIfAbsent(finding.getFindingId(), finding);
                            }
                        },
                        output::leftOut);
        output.list(
                findings.values().stream()
                        .sorted(Comparator.comparing(UsageFinding::getFoundAt)
                                .thenComparing(UsageFinding::getGatewayId)
                                .thenComparing(UsageFinding::getFindingId))
                        .toList(),
                FindingView.TABLE,
                ContractJson::of);
    }
}
