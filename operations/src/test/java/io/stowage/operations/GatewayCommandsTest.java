package io.stowage.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayCommandsTest {

    @TempDir
    private Path directory;

    private GatewaySimulator simulator;

    @BeforeEach
    void startGateway() {
        simulator = GatewaySimulator.start(SimulatorSettings.of(Dialect.VIRTUOZZO));
    }

    @AfterEach
    void stopGateway() {
        simulator.close();
    }

    @Test
    void listsWhatEachGatewayCanDo() throws IOException {
        write(described("west", "virtuozzo", "${GATEWAY_SECRET}") + described("east", "acronis", "${GATEWAY_SECRET}"));

        Run run = run("gateway", "list", "--gateways", "gateways.yaml");

        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().toList())
                .hasSize(3)
                .anyMatch(line -> line.matches(
                        "west +ostor virtuozzo +http://127.0.0.1:\\d+ .*by e-mail, accounts inside.*multiples of 0.05/s.*"
                                + "multiples of 1 GiB.*statistics objects, about 30 min.*exact byte-hours"))
                .anyMatch(line -> line.matches("east +ostor acronis .*multiples of 1/s.* none .*"));
        assertThat(run("gateway", "list", "--gateways", "gateways.yaml", "-o", "json")
                        .out())
                .contains("\"rateLimits\"")
                .doesNotContain(secret());
    }

    @Test
    void tellsThatAGatewayCanBeWorkedWith() throws IOException {
        write(described("west", "virtuozzo", "${GATEWAY_SECRET}"));

        Run run = Run.run(
                directory,
                Map.of("GATEWAY_SECRET", secret(), "STOWAGE_GATEWAYS", "gateways.yaml"),
                "",
                "gateway",
                "test");

        assertThat(run.status()).isZero();
        assertThat(run.out().lines().skip(1)).hasSize(3).allMatch(line -> line.endsWith("ok"));
    }

    @Test
    void tellsWhichGatewayCannotBeWorkedWithAndWhy() throws IOException {
        write(described("west", "virtuozzo", "${GATEWAY_SECRET}") + described("east", "virtuozzo", "of-somebody-else"));

        Run run = run("gateway", "test", "--gateways", "gateways.yaml");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().strip()).isEqualTo("cannot be worked with: east");
        assertThat(run.out()).contains("west").containsPattern("east +users +gateway east: .*403");
        assertThat(run("gateway", "test", "west", "--gateways", "gateways.yaml").status())
                .isZero();
    }

    @Test
    void namesEveryMistakeOfTheFileWithItsLine() throws IOException {
        write(described("west", "virtuozo", "s") + described("east", "acronis", "${NOBODY_SET_THIS}"));

        Run run = run("gateway", "list", "--gateways", "gateways.yaml");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("gateways.yaml:4: gateway west: dialect must be acronis or virtuozzo, was 'virtuozo'")
                .contains("gateways.yaml:14: the environment has no variable NOBODY_SET_THIS")
                .doesNotContain("is missing", secret());
    }

    @Test
    void saysHowToNameTheGateways() {
        assertThat(run("gateway", "list").err()).contains("--gateways FILE", "STOWAGE_GATEWAYS", "./stowage up");
        assertThat(run("gateway", "list", "--gateways", "absent.yaml").err().strip())
                .isEqualTo("there is no file absent.yaml");
    }

    @Test
    void refusesAGatewayThatIsNotThere() throws IOException {
        write(described("west", "virtuozzo", "s"));

        assertThat(run("gateway", "test", "north", "--gateways", "gateways.yaml")
                        .err()
                        .strip())
                .isEqualTo("there is no gateway 'north', only [west]");
    }

    private void write(String gateways) throws IOException {
        Files.writeString(directory.resolve("gateways.yaml"), "stowage:\n  gateways:\n" + gateways);
    }

    private String described(String id, String dialect, String secret) {
        return """
                    %s:
                      type: ostor
                      dialect: %s
                      endpoint: %s
                      access-key: %s
                      secret-key: %s
                """.formatted(
                        id, dialect, simulator.endpoint(), simulator.systemKey().accessKeyId(), secret);
    }

    private Run run(String... arguments) {
        return Run.run(directory, Map.of("GATEWAY_SECRET", secret()), "", arguments);
    }

    private String secret() {
        return simulator.systemKey().secretAccessKey();
    }
}
