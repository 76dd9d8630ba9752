package io.stowage.operations.connection;

import io.stowage.operations.output.OperationFailed;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a running local stack says how to reach it: {@code data/local-stack.properties} in its home directory. The stack
 * writes it when it serves and deletes it when it stops; a file left by a killed one is ignored.
 *
 * @param path the file
 */
public record LocalStackFile(Path path) {

    private static final String KAFKA = "kafka";
    private static final String REGISTRY = "registry";
    private static final String BILLING_PRIVATE_KEY = "billing.private-key";
    private static final String GATEWAYS = "gateways";
    private static final String SIMULATOR = "simulator";
    private static final String PID = "pid";

    /** The file of a stack that runs in this directory. */
    public static LocalStackFile in(Path home) {
        return new LocalStackFile(home.resolve("data").resolve("local-stack.properties"));
    }

    /** The running stack of this directory, or of the nearest directory above it that has one. */
    public static Optional<LocalStack> findUpwards(Path directory) {
        for (Path each = directory.toAbsolutePath().normalize(); each != null; each = each.getParent()) {
            Optional<LocalStack> stack = in(each).read();
            if (stack.isPresent()) {
                return stack;
            }
        }
        return Optional.empty();
    }

    /** Writes the file in one step: a reader finds it whole or not at all. Creates the directory where need be. */
    public void write(LocalStack stack) {
        Properties properties = new Properties();
        properties.setProperty(KAFKA, stack.kafka());
        properties.setProperty(REGISTRY, stack.registry());
        properties.setProperty(
                BILLING_PRIVATE_KEY, stack.billingPrivateKey().toAbsolutePath().toString());
        properties.setProperty(GATEWAYS, stack.gateways().toAbsolutePath().toString());
        stack.simulator().ifPresent(control -> properties.setProperty(SIMULATOR, control.toString()));
        properties.setProperty(PID, Long.toString(stack.pid()));
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path whole = path.resolveSibling(path.getFileName() + ".new");
            try (Writer out = Files.newBufferedWriter(whole)) {
                properties.store(out, "The running local stack. Deleted when it stops.");
            }
            Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /**
     * The stack, unless there is no file or the process that wrote it is gone.
     *
     * @throws OperationFailed when the file is there but cannot be read
     */
    public Optional<LocalStack> read() {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(path)) {
            properties.load(in);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new OperationFailed("cannot read " + path, e);
        }
        return Optional.of(stack(properties)).filter(LocalStack::isRunning);
    }

    /** Safe to repeat. */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    private LocalStack stack(Properties properties) {
        try {
            return new LocalStack(
                    required(properties, KAFKA),
                    required(properties, REGISTRY),
                    Path.of(required(properties, BILLING_PRIVATE_KEY)),
                    Path.of(required(properties, GATEWAYS)),
                    Optional.ofNullable(properties.getProperty(SIMULATOR)).map(URI::create),
                    Long.parseLong(required(properties, PID)));
        } catch (IllegalArgumentException e) {
            throw new OperationFailed(
                    "%s is damaged (%s); delete it and start the local stack again".formatted(path, e.getMessage()));
        }
    }

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }
}
