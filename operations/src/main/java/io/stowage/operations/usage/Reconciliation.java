package io.stowage.operations.usage;

import io.stowage.contracts.UsageFinding;
import io.stowage.operations.output.Columns;
import io.stowage.operations.output.ContractJson;
import io.stowage.operations.output.Output.Table;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of comparing a period's totals.
 *
 * @param findings of windows in the period: gaps that are open, overlaps, objects that had changed or cannot be read
 */
record Reconciliation(
        Period period, OperationsSums operations, List<UsageFinding> findings, List<Difference> differences) {

    Table<Map.Entry<String, OperationsSums.Sum>> gatewayTable() {
        return new Table<>(
                operations.gateways().entrySet(),
                counted(new Columns<Map.Entry<String, OperationsSums.Sum>>()
                                .add("GATEWAY", Map.Entry::getKey)
                                .add(
                                        "RECORDS",
                                        each -> Long.toString(each.getValue().records()))
                                .add(
                                        "CORRECTIONS",
                                        each -> Long.toString(each.getValue().corrections())))
                        .add(
                                "OF NO SUBSCRIPTION",
                                each -> each.getValue().noSubscription().words()));
    }

    private static Columns<Map.Entry<String, OperationsSums.Sum>> counted(
            Columns<Map.Entry<String, OperationsSums.Sum>> columns) {
        return columns.add(
                        "PUTS", each -> Long.toString(each.getValue().counted().puts()))
                .add("GETS", each -> Long.toString(each.getValue().counted().gets()))
                .add("LISTS", each -> Long.toString(each.getValue().counted().lists()))
                .add("OTHERS", each -> Long.toString(each.getValue().counted().others()))
                .add("BYTES UP", each -> Long.toString(each.getValue().counted().uploadedBytes()))
                .add(
                        "BYTES DOWN",
                        each -> Long.toString(each.getValue().counted().downloadedBytes()));
    }

    Table<Map.Entry<OperationsSums.User, Counted>> userTable() {
        return new Table<>(
                operations.users().entrySet(),
                new Columns<Map.Entry<OperationsSums.User, Counted>>()
                        .add("GATEWAY", each -> each.getKey().gatewayId())
                        .add("USER", each -> each.getKey().userId())
                        .add("PUTS", each -> Long.toString(each.getValue().puts()))
                        .add("GETS", each -> Long.toString(each.getValue().gets()))
                        .add("LISTS", each -> Long.toString(each.getValue().lists()))
                        .add("OTHERS", each -> Long.toString(each.getValue().others()))
                        .add("BYTES UP", each -> Long.toString(each.getValue().uploadedBytes()))
                        .add("BYTES DOWN", each -> Long.toString(each.getValue().downloadedBytes())));
    }

    Table<UsageFinding> findingTable() {
        return new Table<>(findings, FindingView.TABLE);
    }

    Table<Difference> differenceTable() {
        return new Table<>(differences, Difference.TABLE);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", period.from().toString());
        json.put("to", period.to().toString());
        json.put("agrees", differences.isEmpty());
        operations.gateways().forEach((gateway, sum) -> {
            ObjectNode part = json.withArray("gateways").addObject();
            part.put("gatewayId", gateway);
            part.put("records", sum.records());
            part.put("corrections", sum.corrections());
            part.setAll(sum.counted().json());
            part.set("noSubscription", sum.noSubscription().json());
        });
        operations.users().forEach((user, counted) -> {
            ObjectNode part = json.withArray("users").addObject();
            part.put("gatewayId", user.gatewayId());
            part.put("userId", user.userId());
            part.setAll(counted.json());
        });
        findings.forEach(finding -> json.withArray("findings").add(ContractJson.of(finding)));
        differences.forEach(difference -> json.withArray("differences").add(difference.json()));
        return json;
    }
}
