package io.stowage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void keepsSchemasOverARestart() throws Exception {
        String first;
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory, 0)) {
            first = register(registry, "stowage.orders-value").body();
            assertThat(first).contains("\"id\"");
        }
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory, 0)) {
            assertThat(get(registry, "/subjects").body()).contains("stowage.orders-value");
            assertThat(register(registry, "stowage.orders-value").body()).isEqualTo(first);
            assertThatIllegalStateException()
                    .as("a second registry on the same directory, with the reason from its log")
                    .isThrownBy(() -> EmbeddedRegistry.start(directory, 0))
                    .withMessageContainingAll(
                            "exit code", "registry.log", directory + " is in use by another registry");
        }
    }

    @Test
    void endsWithItsParentEvenWhenThatIsKilledAndStartsAgainAtOnce() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RegistryOwner.class.getName(),
                        directory.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        URI registry;
        try {
            registry = URI.create(parent.inputReader().readLine());
            assertThat(answers(registry)).isTrue();
        } finally {
            parent.destroyForcibly();
        }
        try (EmbeddedRegistry next = EmbeddedRegistry.start(directory, 0)) {
            assertThat(answers(URI.create(next.url()))).isTrue();
            assertThat(answers(registry)).isFalse();
        }
    }

    @Test
    void namesThePortThatIsInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> EmbeddedRegistry.start(directory, other.getLocalPort()))
                    .withMessageStartingWith("port " + other.getLocalPort() + " is in use");
        }
    }

    @Test
    void saysHowToGetAMissingDistribution() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RegistryDistribution.startJar(directory.resolve("classes"), null))
                .withMessageContainingAll(directory.resolve("registry").toString(), "-Dstowage.registry.home");
    }

    private boolean answers(URI registry) throws InterruptedException {
        try {
            client.send(HttpRequest.newBuilder(registry).build(), BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> register(EmbeddedRegistry registry, String subject) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(registry.confluentApi() + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"schema\":\"{\\\"type\\\":\\\"string\\\"}\"}"))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(EmbeddedRegistry registry, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(registry.confluentApi() + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
