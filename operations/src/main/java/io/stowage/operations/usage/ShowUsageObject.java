package io.stowage.operations.usage;

import io.stowage.gateway.Gateway;
import io.stowage.gateway.UsageHeader;
import io.stowage.gateway.UsageRow;
import io.stowage.operations.gateways.GatewayOptions;
import io.stowage.operations.output.Columns;
import io.stowage.operations.output.Output;
import io.stowage.operations.output.Output.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code usage object show}. */
@Command(
        name = "show",
        description = "Show the counters of a statistics object, as the gateway keeps them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage usage object show \\",
            "      s3-usage-80000000000000065-2026-11-21T10:00:00.000Z-1800",
            "  stowage usage object show 2026-11-21T06/ann-1 --gateway ceph -o json"
        })
final class ShowUsageObject implements Runnable {

    private static final Columns<UsageHeader> HEADER = new Columns<UsageHeader>()
            .add("OBJECT", UsageHeader::name)
            .add("SERVICE", UsageHeader::serviceId)
            .add("START", header -> header.start().toString())
            .add("SECONDS", header -> Long.toString(header.period().toSeconds()));

    private static final Columns<UsageRow> ROWS = new Columns<UsageRow>()
            .add("BUCKET", UsageRow::bucket)
            .add("EPOCH", row -> Long.toString(row.epoch()))
            .add("USER", UsageRow::userId)
            .add("TAG", UsageRow::tag)
            .add("PUT", row -> Long.toString(row.puts()))
            .add("GET", row -> Long.toString(row.gets()))
            .add("LIST", row -> Long.toString(row.lists()))
            .add("OTHER", row -> Long.toString(row.others()))
            .add("UPLOADED", row -> Long.toString(row.uploaded()))
            .add("DOWNLOADED", row -> Long.toString(row.downloaded()));

    @Parameters(paramLabel = "OBJECT", description = "The object's name; 'stowage usage object list' shows all.")
    private String name = "";

    @Mixin
    private final ChosenGateway chosen = new ChosenGateway();

    @Mixin
    private final Output output = new Output();

    private final GatewayOptions gateways;

    ShowUsageObject(GatewayOptions gateways) {
        this.gateways = gateways;
    }

    @Override
    public void run() {
        List<UsageRow> rows = new ArrayList<>();
        UsageHeader header;
        try (Gateway gateway = chosen.open(gateways)) {
            header = gateway.usage().read(name, (each, row) -> rows.add(row));
        }
        output.report(json(header, rows), new Table<>(List.of(header), HEADER), new Table<>(rows, ROWS));
    }

    private static ObjectNode json(UsageHeader header, List<UsageRow> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("objectName", header.name());
        json.put("serviceId", header.serviceId());
        json.put("windowStart", header.start().toString());
        json.put("windowSeconds", header.period().toSeconds());
        for (UsageRow row : rows) {
            ObjectNode counter = JsonNodeFactory.instance.objectNode();
            counter.put("bucket", row.bucket());
            counter.put("bucketEpoch", row.epoch());
            counter.put("userId", row.userId());
            counter.put("tag", row.tag());
            counter.setAll(Counted.of(row).json());
            json.withArray("counters").add(counter);
        }
        return json;
    }
}
