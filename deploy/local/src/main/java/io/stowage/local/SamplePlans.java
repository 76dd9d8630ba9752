package io.stowage.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The sample plans of {@code deploy/local/plans.yaml}, which lie in this module's jar too. */
final class SamplePlans {

    private SamplePlans() {}

    /** @return the file that was written */
    static String in(Path directory) {
        Path file = directory.resolve("plans.yaml");
        try (InputStream plans = SamplePlans.class.getResourceAsStream("/plans.yaml")) {
            Files.copy(Objects.requireNonNull(plans, "plans.yaml is not in the jar"), file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file.toString();
    }
}
