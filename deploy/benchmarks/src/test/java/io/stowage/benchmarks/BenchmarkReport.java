package io.stowage.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures, and prints the report of {@code docs/benchmarks.md}. Asserts nothing about time; fails when the work was not
 * done. Not part of the ordinary tests: {@code mvn -q -pl deploy/benchmarks -am test -Dtest=BenchmarkReport
 * -Dsurefire.failIfNoSpecifiedTests=false}; {@code -Dbenchmarks=latency,restore} measures these alone.
 */
class BenchmarkReport {

    private static final Path RESULTS = Path.of("target", "benchmarks");

    /** Each is given an empty directory for its data, and the one for logs. */
    private static final Map<String, BiFunction<Path, Path, Table>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("throughput", ProvisioningThroughput::measure);
        ALL.put("overhead", StreamOverhead::measure);
        ALL.put("latency", OrderLatency::measure);
        ALL.put("restore", MemoryRestoration::measure);
        ALL.put("plan-change", PlanChange::measure);
        ALL.put("usage", UsageCollection::measure);
    }

    @TempDir
    private Path directory;

    @Test
    void printsHowFastItIs() throws IOException {
        Files.createDirectories(RESULTS);
        StringBuilder report = new StringBuilder(Machine.description().toString());
        for (String name : wanted()) {
            Path data = Files.createDirectory(directory.resolve(name));
            report.append('\n').append(ALL.get(name).apply(data, RESULTS));
        }
        System.out.println(report);
        Files.writeString(RESULTS.resolve("report.md"), report);
    }

    private static List<String> wanted() {
        String names = System.getProperty("benchmarks", String.join(",", ALL.keySet()));
        List<String> wanted = Arrays.asList(names.split(","));
        if (!ALL.keySet().containsAll(wanted)) {
            throw new IllegalArgumentException("there are benchmarks " + ALL.keySet() + ", not " + wanted);
        }
        return wanted;
    }
}
