package io.stowage.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that is measured on. */
final class Machine {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    static Table description() {
        Table table = new Table("Machine", "Everything of a measurement runs on this one machine.", "", "");
        table.row("processors", SYSTEM.getAvailableProcessors() + " × " + processor());
        table.row("memory", Table.number(SYSTEM.getTotalMemorySize() / 1e9) + " GB");
        table.row("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        table.row(
                "Java",
                System.getProperty("java.vm.name") + " " + Runtime.version().toString());
        return table;
    }

    /** How busy all processors were since this was asked last, from 0 to 1. */
    static double busy() {
        return SYSTEM.getCpuLoad();
    }

    private static String processor() {
        try {
            return Files.readAllLines(PROCESSORS).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }
}
