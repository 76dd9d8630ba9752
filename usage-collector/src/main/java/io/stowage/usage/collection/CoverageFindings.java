package io.stowage.usage.collection;

import io.stowage.usage.counter.CountedObject;
import io.stowage.usage.counter.Coverage;
import io.stowage.usage.counter.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds gaps and overlaps between the windows of each service of a gateway. */
final class CoverageFindings {

    private final String gatewayId;
    private final Duration gapsLongerThan;

    /** @param gapsLongerThan shorter gaps are nothing to tell of */
    CoverageFindings(String gatewayId, Duration gapsLongerThan) {
        this.gatewayId = gatewayId;
        this.gapsLongerThan = gapsLongerThan;
    }

    /** The coverage with what was told now, and what that shows. */
    record Covered(Map<String, Coverage> coverage, List<Finding> findings) {}

    Covered with(Map<String, Coverage> before, List<CountedObject> told) {
        Map<String, Coverage> coverage = new HashMap<>(before);
        List<Finding> findings = new ArrayList<>();
        told.stream().collect(Collectors.groupingBy(CountedObject::serviceId)).forEach((serviceId, ofService) -> {
            Coverage known = before.getOrDefault(serviceId, Coverage.NONE);
            Coverage grown = known;
            for (CountedObject object : inOrderOfTime(ofService)) {
                Coverage.Added added = grown.with(object.window());
                added.shared()
                        .forEach(shared -> findings.add(Finding.overlap(gatewayId, serviceId, shared, object.name())));
                grown = added.after();
            }
            List<Stretch> gapsBefore = known.gaps(gapsLongerThan);
            List<Stretch> gapsAfter = grown.gaps(gapsLongerThan);
            gapsBefore.stream()
                    .filter(gap -> !gapsAfter.contains(gap))
                    .forEach(gap -> findings.add(Finding.gapClosed(gatewayId, serviceId, gap)));
            gapsAfter.stream()
                    .filter(gap -> !gapsBefore.contains(gap))
                    .forEach(gap -> findings.add(Finding.gap(gatewayId, serviceId, gap)));
            coverage.put(serviceId, grown.latest());
        });
        return new Covered(coverage, findings);
    }

    private static List<CountedObject> inOrderOfTime(List<CountedObject> objects) {
        return objects.stream()
                .sorted(Comparator.comparing(object -> object.window().start()))
                .toList();
    }
}
