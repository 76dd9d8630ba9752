package io.stowage.operations.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.operations.output.OperationFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStackFileTest {

    @TempDir
    Path home;

    private final long thisProcess = ProcessHandle.current().pid();

    @Test
    void readsWhatItWrote() {
        LocalStack stack = stack(thisProcess);
        LocalStackFile.in(home).write(stack);

        assertThat(LocalStackFile.in(home).read()).contains(stack);
        assertThat(home.resolve("data/local-stack.properties")).content().contains("kafka=", "registry=", "pid=");
    }

    @Test
    void replacesAnEarlierFile() {
        LocalStackFile.in(home).write(stack(1));
        LocalStackFile.in(home).write(stack(thisProcess));

        assertThat(LocalStackFile.in(home).read()).contains(stack(thisProcess));
    }

    @Test
    void isFoundFromTheDirectoriesBelow() throws IOException {
        LocalStackFile.in(home).write(stack(thisProcess));
        Path below = Files.createDirectories(home.resolve("a/b/c"));

        assertThat(LocalStackFile.findUpwards(below)).contains(stack(thisProcess));
    }

    @Test
    void isIgnoredWhenItsProcessIsGone() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        LocalStackFile.in(home).write(stack(ended.pid()));

        assertThat(LocalStackFile.in(home).read()).isEmpty();
        assertThat(LocalStackFile.findUpwards(home)).isEmpty();
    }

    @Test
    void aStaleFileHidesNoRunningStackAbove() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path below = home.resolve("below");
        LocalStackFile.in(below).write(stack(ended.pid()));
        LocalStackFile.in(home).write(stack(thisProcess));

        assertThat(LocalStackFile.findUpwards(below)).contains(stack(thisProcess));
    }

    @Test
    void isGoneOnceDeleted() {
        LocalStackFile.in(home).write(stack(thisProcess));

        LocalStackFile.in(home).delete();
        LocalStackFile.in(home).delete();

        assertThat(LocalStackFile.in(home).read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kafka=k:1\n", "kafka=k:1\nregistry=r\nbilling.private-key=f\ngateways=g\npid=x\n"})
    void saysWhenItIsDamaged(String content) throws IOException {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/local-stack.properties"), content);

        assertThatExceptionOfType(OperationFailed.class)
                .isThrownBy(() -> LocalStackFile.in(home).read())
                .withMessageContaining("local-stack.properties is damaged");
    }

    private LocalStack stack(long pid) {
        return new LocalStack(
                "127.0.0.1:9092",
                "http://127.0.0.1:8081",
                home.resolve("billing.json"),
                home.resolve("gateways.yaml"),
                Optional.of(URI.create("http://127.0.0.1:9081")),
                pid);
    }
}
