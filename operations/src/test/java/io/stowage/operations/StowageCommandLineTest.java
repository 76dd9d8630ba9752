package io.stowage.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.embedded.TestKafka;
import io.stowage.operations.connection.LocalStack;
import io.stowage.operations.connection.LocalStackFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class StowageCommandLineTest {

    private static final String NOWHERE = "127.0.0.1:1";

    @TempDir
    Path directory;

    static Stream<CommandLine> commands() {
        return below(StowageCommandLine.create());
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return command.getSubcommands().values().stream()
                .distinct()
                .flatMap(each -> Stream.concat(Stream.of(each), below(each)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHelpsWithAnExample(CommandLine command) {
        String[] words = (command.getCommandSpec().qualifiedName() + " --help").split(" ");

        Run run = run(Stream.of(words).skip(1).toArray(String[]::new));

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("Usage: " + command.getCommandSpec().qualifiedName(), "Example", "  stowage ")
                .contains("--kafka=HOST:PORT");
        assertThat(run.out().lines()).as("fits a terminal, examples unbroken").allMatch(line -> line.length() <= 80);
        assertThat(run.out().substring(run.out().indexOf("Example")).lines().skip(1))
                .allMatch(line -> line.isEmpty() || line.startsWith("  ") || line.endsWith(":"));
    }

    @Test
    void helpNamesTheExitStatuses() {
        assertThat(run("--help").out())
                .containsSubsequence(
                        "Commands:", "order", "plan", "account", "credentials", "topics", "Exit status:", "3");
    }

    @Test
    void tellsItsVersion() {
        assertThat(run("--version").out()).matches("stowage \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "order",
                "ordr",
                "order place --subscription",
                "order place --nonsense 1",
                "account show",
                "account list --status HAPPY",
                "plan list -o xml",
                "topic read x --from middle",
                "topic read x --max 0"
            })
    void aWrongCommandLineIsToldInOneLineAndWhereHelpIs(String words) {
        Run run = run(words.isEmpty() ? new String[0] : words.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().count()).isLessThanOrEqualTo(3);
        assertThat(run.err()).containsAnyOf("--help", "Did you mean");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"account list", "plan list", "topics list", "topic read stowage.orders", "credentials show s"})
    void saysWhatToDoWhenNoStackRunsAndNothingIsGiven(String words) {
        Run run = run(words.split(" "));

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err().lines())
                .containsExactly("no local stack is running here: start it with './stowage up', "
                        + "or say where to connect with --kafka HOST:PORT and --registry URL");
    }

    @Test
    void saysThatKafkaCannotBeReached() {
        Run run = run("account", "list", "--kafka", NOWHERE, "--registry", "http://" + NOWHERE);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("cannot reach Kafka at 127.0.0.1:1: connection refused");
    }

    @Test
    void saysThatTheRegistryCannotBeReachedWithoutShowingItsPassword() {
        Platform.start();

        Run run = Run.on(directory, "plan", "list", "--registry", "http://me:hidden@" + NOWHERE);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("cannot reach the schema registry at http://127.0.0.1:1: connection refused")
                .doesNotContain("hidden");
    }

    /** Something that accepts connections and says nothing: a proxy without a back end, a hung broker. */
    @Test
    void givesUpOnAKafkaThatDoesNotAnswer() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Run run = run("topics", "list", "--kafka", "127.0.0.1:" + mute.getLocalPort());

            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err().lines()).singleElement().asString().startsWith("Kafka does not answer in time");
        }
    }

    @Test
    void neverTakesTheRegistryOfTheLocalStackForAnotherKafka() {
        LocalStackFile.in(directory)
                .write(new LocalStack(
                        NOWHERE,
                        "http://" + NOWHERE,
                        directory,
                        directory,
                        Optional.empty(),
                        ProcessHandle.current().pid()));
        Platform.start();

        Run run = Run.run(directory, Map.of("STOWAGE_KAFKA", TestKafka.bootstrapServers()), "", "plan", "list");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("nothing says where the schema registry", "--registry URL");
    }

    @Test
    void findsTheLocalStackUpwardsFromHere() throws IOException {
        LocalStackFile.in(directory)
                .write(new LocalStack(
                        NOWHERE,
                        "http://" + NOWHERE,
                        directory,
                        directory,
                        Optional.empty(),
                        ProcessHandle.current().pid()));
        Path below = Files.createDirectories(directory.resolve("a/b"));

        assertThat(Run.run(below, Map.of(), "", "plan", "list").err()).startsWith("cannot reach Kafka at " + NOWHERE);
    }

    @Test
    void findsTheLocalStackOfItsHome() {
        LocalStackFile.in(directory.resolve("home"))
                .write(new LocalStack(
                        NOWHERE,
                        "http://" + NOWHERE,
                        directory,
                        directory,
                        Optional.empty(),
                        ProcessHandle.current().pid()));

        Run run = Run.run(
                directory, Map.of("STOWAGE_HOME", directory.resolve("home").toString()), "", "plan", "list");

        assertThat(run.err()).startsWith("cannot reach Kafka at " + NOWHERE);
    }

    @Test
    void takesKafkaFromAFileOfClientSettings() throws IOException {
        Files.writeString(
                directory.resolve("client.properties"), "bootstrap.servers=" + NOWHERE + "\nsasl.jaas.config=hidden\n");

        Run run = run("plan", "list", "--kafka-properties", "client.properties");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).startsWith("cannot reach Kafka at " + NOWHERE).doesNotContain("hidden");
    }

    @Test
    void showsTheStackTraceOnlyWhenAsked() {
        assertThat(run("plan", "list").err()).doesNotContain("\tat ");
        assertThat(run("plan", "list", "--debug").err()).contains("\tat ");
        assertThat(run("--debug", "plan", "list").err()).contains("\tat ");
    }

    @Test
    void tellsFailuresOfAddedCommandsInTheSameWay() {
        CommandLine command = StowageCommandLine.create().addSubcommand(new Added());
        StringWriter err = new StringWriter();
        command.setErr(new PrintWriter(err, true));

        assertThat(command.execute("added")).isEqualTo(1);
        assertThat(err.toString())
                .contains("unexpected failure", "the added one fails")
                .doesNotContain("\tat ");
    }

    @Command(name = "added")
    private static final class Added implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("the added one fails");
        }
    }

    private Run run(String... words) {
        return Run.run(directory, Map.of(), "", words);
    }
}
