package io.stowage.gateway.ostor;

import static io.stowage.gateway.ScriptedGateway.answer;
import static io.stowage.gateway.ScriptedGateway.answering;
import static io.stowage.gateway.ScriptedGateway.reset;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.connect.Gateways;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObservationTest {

    private final TestObservationRegistry observations = TestObservationRegistry.create();

    @Test
    void observesACallByKindAndOutcome() {
        try (var server = answering(answer(404, "", ""));
                var gateway = Gateways.open(server.settings("acronis", Map.of()), observations)) {
            gateway.users().findByName("ann@example.com");
        }
        TestObservationRegistryAssert.assertThat(observations)
                .hasSingleObservationThat()
                .hasNameEqualTo("stowage.gateway.call")
                .hasContextualNameEqualTo("read user")
                .hasLowCardinalityKeyValue("gateway", "test")
                .hasLowCardinalityKeyValue("call", "users.read")
                .hasLowCardinalityKeyValue("outcome", "success")
                .hasHighCardinalityKeyValue("request.id", "req-404")
                .hasBeenStopped();
    }

    @Test
    void observesACallOnceHoweverOftenItIsRepeated() {
        try (var server = answering(reset());
                var gateway = Gateways.open(server.settings("acronis", Map.of()), observations)) {
            assertThatExceptionOfType(GatewayFailure.class)
                    .isThrownBy(() -> gateway.usage().list());
        }
        TestObservationRegistryAssert.assertThat(observations)
                .hasSingleObservationThat()
                .hasLowCardinalityKeyValue("outcome", "transient")
                .hasBeenStopped();
    }

    @Test
    void tellsOfAFailureNoWordOfTheGateways() {
        try (var server = answering(answer(400, "BadRequest", "ann@example.com is not welcome"));
                var gateway = Gateways.open(server.settings("acronis", Map.of()), observations)) {
            assertThatExceptionOfType(GatewayFailure.class)
                    .isThrownBy(() -> gateway.users().findByName("ann@example.com"));
        }
        TestObservationRegistryAssert.assertThat(observations)
                .hasSingleObservationThat()
                .thenError()
                .hasMessage("rejected")
                .hasNoCause();
    }
}
