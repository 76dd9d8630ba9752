package io.stowage.embedded;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the unpacked registry is: the directory that the system property {@value #HOME} names, else {@code registry}
 * beside this module's classes or jar. The build unpacks it to {@code target/registry}, so that it is found from every
 * module of the same checkout, before and after packaging; a launcher that copies the jar elsewhere sets the property.
 */
final class RegistryDistribution {

    static final String HOME = "stowage.registry.home";

    private static final String START_JAR = "quarkus-run.jar";

    private RegistryDistribution() {}

    /** This module's classes, for {@link RegistryProcess}, and the registry's own start jar. */
    static String classPath() {
        Path classes = classes();
        return classes + File.pathSeparator + startJar(classes, System.getProperty(HOME));
    }

    static Path startJar(Path classes, @Nullable String home) {
        Path directory = home == null ? classes.resolveSibling("registry") : Path.of(home);
        Path startJar = directory.resolve(START_JAR);
        if (!Files.exists(startJar)) {
            throw new IllegalStateException("no schema registry in " + directory
                    + ": build the module deploy/embedded, or name the unpacked distribution with -D" + HOME + "=…");
        }
        return startJar;
    }

    private static Path classes() {
        try {
            return Path.of(RegistryDistribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
