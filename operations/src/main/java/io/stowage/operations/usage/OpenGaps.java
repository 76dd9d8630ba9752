package io.stowage.operations.usage;

import io.stowage.contracts.UsageFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The gaps of each gateway's services that were found and not closed since. Findings are added in their order. */
final class OpenGaps {

    /** Time that a service has no counters for. */
    record Gap(String gatewayId, String serviceId, Instant from, Instant until) {}

    private record Service(String gatewayId, String serviceId) implements Comparable<Service> {
        @Override
        public int compareTo(Service other) {
            int gateways = gatewayId.compareTo(other.gatewayId);
            return gateways == 0 ? serviceId.compareTo(other.serviceId) : gateways;
        }
    }

    private final Map<Service, List<Gap>> gaps = new TreeMap<>();

    /** A gap, or what closes one in part or whole; anything else changes nothing. */
    void add(UsageFinding finding) {
        Instant from = finding.getFrom();
        Instant until = finding.getUntil();
        if (from == null || until == null) {
            return;
        }
        Service service = new Service(finding.getGatewayId(), finding.getServiceId());
        switch (finding.getKind().toString()) {
            case "GAP" -> {
                // Told again after a replay: it is the same time.
                close(service, from, until);
                open(service).add(new Gap(service.gatewayId(), service.serviceId(), from, until));
            }
            case "GAP_CLOSED" -> close(service, from, until);
            case String other -> {}
        }
    }

    /** By gateway and service, those of one in the order in which they were found. */
    List<Gap> all() {
        return gaps.values().stream().flatMap(List::stream).toList();
    }

    private List<Gap> open(Service service) {
        return gaps.computeIfAbsent(service, absent -> new ArrayList<>());
    }

    private void close(Service service, Instant from, Instant until) {
        List<Gap> left = new ArrayList<>();
        for (Gap gap : open(service)) {
            if (gap.from().isBefore(from)) {
                left.add(part(gap, gap.from(), gap.until().isBefore(from) ? gap.until() : from));
            }
            if (gap.until().isAfter(until)) {
                left.add(part(gap, gap.from().isAfter(until) ? gap.from() : until, gap.until()));
            }
        }
        gaps.put(service, left);
    }

    private static Gap part(Gap gap, Instant from, Instant until) {
        return new Gap(gap.gatewayId(), gap.serviceId(), from, until);
    }
}
