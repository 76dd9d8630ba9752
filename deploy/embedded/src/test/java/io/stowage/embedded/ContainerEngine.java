package io.stowage.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Whether Testcontainers can run Kafka here without fetching anything. Asked of the {@code docker} command, which answers
 * at once; Testcontainers itself first tries to fetch what is missing, for minutes where no registry can be reached.
 *
 * @param kafkaImage the image to run, where nothing is missing
 * @param whyNot what is missing otherwise
 */
record ContainerEngine(Optional<String> kafkaImage, String whyNot) {

    private static final List<String> KAFKA_IMAGES =
            List.of("apache/kafka:" + AppInfoParser.getVersion(), "local/apache-kafka:4");

    static ContainerEngine find() {
        if (!isOnClassPath("org.testcontainers.kafka.KafkaContainer")) {
            return without("no Testcontainers on the class path");
        }
        if (docker("version", "--format", "{{.Server.Version}}").isEmpty()) {
            return without("no container engine");
        }
        Optional<String> image = KAFKA_IMAGES.stream()
                .filter(each -> docker("images", "--quiet", each).isPresent())
                .findFirst();
        if (image.isEmpty()) {
            return without("the container engine has none of " + KAFKA_IMAGES);
        }
        if (!Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
                && docker("images", "--quiet", "testcontainers/ryuk").isEmpty()) {
            return without(
                    "the container engine has no testcontainers/ryuk, and TESTCONTAINERS_RYUK_DISABLED is not set");
        }
        return new ContainerEngine(image, "");
    }

    private static ContainerEngine without(String whyNot) {
        return new ContainerEngine(Optional.empty(), whyNot);
    }

    /** What the command prints; empty when it prints nothing, fails, hangs or is not installed. */
    private static Optional<String> docker(String... arguments) {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of("docker"), Stream.of(arguments))
                            .toList())
                    .redirectError(Redirect.DISCARD)
                    .start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 && !output.isEmpty() ? Optional.of(output) : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean isOnClassPath(String className) {
        return ContainerEngine.class.getClassLoader().getResource(className.replace('.', '/') + ".class") != null;
    }
}
