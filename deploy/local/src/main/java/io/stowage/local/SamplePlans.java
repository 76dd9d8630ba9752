package io.stowage.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The sample plans beside this module, which lie in its jar too. */
final class SamplePlans {

    private SamplePlans() {}

    /** @return the file that was written */
    static String in(Path directory, GatewayKind kind) {
        Path file = directory.resolve(kind.plans());
        try (InputStream plans = SamplePlans.class.getResourceAsStream("/" + kind.plans())) {
            Files.copy(Objects.requireNonNull(plans, kind.plans() + " is not in the jar"), file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file.toString();
    }
}
