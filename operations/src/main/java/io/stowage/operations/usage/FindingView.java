package io.stowage.operations.usage;

import io.stowage.contracts.UsageFinding;
import io.stowage.operations.output.Columns;
import java.util.Objects;

/** Findings as people see them. */
final class FindingView {

    static final Columns<UsageFinding> TABLE = new Columns<UsageFinding>()
            .add("FOUND", finding -> finding.getFoundAt().toString())
            .add("GATEWAY", UsageFinding::getGatewayId)
            .add("KIND", finding -> finding.getKind().toString(), FindingView::colour)
            .add("SERVICE", UsageFinding::getServiceId)
            .add("FROM", finding -> Objects.toString(finding.getFrom(), ""))
            .add("UNTIL", finding -> Objects.toString(finding.getUntil(), ""))
            .add("WHAT", UsageFinding::getText);

    private FindingView() {}

    private static String colour(String kind) {
        return switch (kind) {
            case "GAP", "OVERLAP", "UNREADABLE" -> "yellow";
            case String other -> "";
        };
    }
}
