package io.stowage.operations.usage;

import io.stowage.contracts.UsageFinding;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Findings about a period that are still of interest. They are added in their order. */
final class FindingsOfPeriod {

    private final Period period;
    private final OpenGaps gaps = new OpenGaps();
    private final TreeMap<String, UsageFinding> findings = new TreeMap<>();

    FindingsOfPeriod(Period period) {
        this.period = period;
    }

    void add(UsageFinding finding) {
        gaps.add(finding);
        if (isOfPeriod(finding)) {
            findings.putIfAbsent(finding.getFindingId(), finding);
        }
    }

    /** Gaps that were closed are left out, and so is what closed them. */
    List<UsageFinding> all() {
        Collection<OpenGaps.Gap> open = gaps.all();
        return findings.values().stream()
                .filter(finding -> switch (finding.getKind().toString()) {
                    case "GAP" -> open.stream().anyMatch(gap -> isOf(gap, finding));
                    case "GAP_CLOSED" -> false;
                    case String other -> true;
                })
                .sorted(Comparator.comparing(UsageFinding::getFoundAt).thenComparing(UsageFinding::getFindingId))
                .toList();
    }

    private static boolean isOf(OpenGaps.Gap gap, UsageFinding finding) {
        return gap.gatewayId().equals(finding.getGatewayId())
                && gap.serviceId().equals(finding.getServiceId())
                && finding.getFrom() != null
                && finding.getUntil() != null
                && gap.from().isBefore(finding.getUntil())
                && gap.until().isAfter(finding.getFrom());
    }

    private boolean isOfPeriod(UsageFinding finding) {
        Instant from = finding.getFrom();
        Instant until = finding.getUntil();
        return from == null || until == null ? period.contains(finding.getFoundAt()) : period.touches(from, until);
    }
}
