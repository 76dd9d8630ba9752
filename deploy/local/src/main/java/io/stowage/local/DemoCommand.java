package io.stowage.local;

import io.stowage.operations.output.OperationFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}. */
@Command(
        name = "demo",
        description = {
            "Show the whole way once, for real: an order becomes a user and a key at a gateway, the key works, and what is used becomes figures for an invoice.",
            "",
            "Runs a stack of its own on free ports, with data of its own that are removed at the end."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage demo",
            "  stowage demo --dialect acronis",
            "  stowage demo --gateway-type rgw",
            "  stowage demo --gateway-type minio"
        })
final class DemoCommand implements Runnable {

    @Mixin
    private final GatewayOptions gateway = new GatewayOptions();

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public void run() {
        CommandSpec spec = Objects.requireNonNull(command);
        PrintWriter out = spec.commandLine().getOut();
        Path data = newDirectory();
        StackLog.in(data);
        Steps steps = new Steps(out);
        try (LocalStack stack = LocalStack.start(settings(spec, data), steps)) {
            new Demo(stack, gateway.kind(), steps, data).run();
            out.printf("demo: %d steps, 0 failed%n", steps.taken());
        } catch (RuntimeException failure) {
            throw new OperationFailed(
                    "demo: step %d failed: %s".formatted(steps.taken() + 1, failure.getMessage()), failure);
        } finally {
            delete(data);
        }
    }

    private StackSettings settings(CommandSpec spec, Path data) {
        try {
            return new StackSettings(
                    data,
                    UsagePace.QUICK,
                    gateway.kind(),
                    StackSettings.Ports.ANY,
                    Optional.empty(),
                    Optional.empty(),
                    gateway.real());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()));
        }
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("stowage-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a directory for the demo's data", e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the demo's data in " + directory, e);
        }
    }
}
