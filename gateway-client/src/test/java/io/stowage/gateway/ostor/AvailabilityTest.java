package io.stowage.gateway.ostor;

import static io.stowage.gateway.ScriptedGateway.answer;
import static io.stowage.gateway.ScriptedGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.stowage.gateway.Availability.State;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.ScriptedGateway.Reaction;
import io.stowage.gateway.connect.Gateways;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvailabilityTest {

    private static final String FORBIDDEN = "<Error><Code>AccessDenied</Code><Message>no</Message></Error>";

    private volatile Reaction reaction = answer(404, "", "");
    private volatile Reaction probeReaction = answer(404, "", "");
    private final ScriptedGateway server =
            new ScriptedGateway(request -> request.target().contains("probe") ? probeReaction : reaction);
    private final Gateway gateway = Gateways.open(server.settings(
            "virtuozzo", Map.of("breaker-window", "4", "breaker-minimum-calls", "4", "breaker-open-for", "10m")));
    private final List<State> told = new ArrayList<>();

    @AfterEach
    void close() {
        gateway.close();
        server.close();
    }

    @Test
    void stopsCallingAGatewayThatIsDownAndTellsSo() {
        gateway.availability().onChange(told::add);
        outage();
        assertThat(told).containsExactly(State.UNAVAILABLE);

        var before = server.requests().size();
        assertThatExceptionOfType(GatewayFailure.Unavailable.class).isThrownBy(this::read);
        assertThatExceptionOfType(GatewayFailure.Unavailable.class)
                .isThrownBy(() -> gateway.users().create(NewUser.named("ann@example.com")));
        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void resumesWhenAProbeSucceeds() {
        gateway.availability().onChange(told::add);
        outage();
        assertThat(gateway.availability().probe()).isEqualTo(State.UNAVAILABLE);
        assertThat(gateway.availability().state()).isEqualTo(State.UNAVAILABLE);

        reaction = answer(404, "", "");
        probeReaction = answer(404, "", "");
        assertThat(gateway.availability().probe()).isEqualTo(State.AVAILABLE);
        assertThat(told).containsExactly(State.UNAVAILABLE, State.AVAILABLE);
        read();
    }

    @Test
    void tellsNobodyWhoNoLongerListens() {
        gateway.availability().onChange(told::add).close();
        outage();
        assertThat(told).isEmpty();
    }

    @Test
    void isUnavailableAtOnceWhenOurKeyIsRefused() {
        reaction = answer(403, "", FORBIDDEN);
        probeReaction = reaction;
        assertThatExceptionOfType(GatewayFailure.Unavailable.class)
                .isThrownBy(this::read)
                .withMessageContaining("it refuses our key: AccessDenied: no");
        assertThat(gateway.availability().state()).isEqualTo(State.UNAVAILABLE);
    }

    @Test
    void doesNotTakeOneForbiddenCallForAnOutage() {
        reaction = answer(403, "", FORBIDDEN);
        assertThatExceptionOfType(GatewayFailure.Rejected.class)
                .isThrownBy(this::read)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("AccessDenied"));
        assertThat(gateway.availability().state()).isEqualTo(State.AVAILABLE);
    }

    @Test
    void staysAvailableHoweverManyRequestsAreRefused() {
        reaction = answer(409, "", "");
        for (var i = 0; i < 10; i++) {
            assertThatExceptionOfType(GatewayFailure.Rejected.class)
                    .isThrownBy(() -> gateway.users().create(NewUser.named("ann@example.com")));
        }
        assertThat(gateway.availability().state()).isEqualTo(State.AVAILABLE);
    }

    @Test
    void letsOrdinaryCallsFindOutThatTheGatewayIsBack() {
        try (var impatient = Gateways.open(server.settings(
                "virtuozzo", Map.of("breaker-window", "4", "breaker-minimum-calls", "4", "breaker-open-for", "1ms")))) {
            reaction = answer(503, "", "");
            assertThatExceptionOfType(GatewayFailure.class)
                    .isThrownBy(() -> impatient.users().findByName("ann@example.com"));
            assertThatExceptionOfType(GatewayFailure.class)
                    .isThrownBy(() -> impatient.users().findByName("ann@example.com"));
            reaction = json("{\"UserEmail\": \"ann@example.com\", \"UserId\": \"a1\"}");
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(impatient.users().findByName("ann@example.com"))
                            .isPresent());
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                impatient.users().findByName("ann@example.com");
                assertThat(impatient.availability().state()).isEqualTo(State.AVAILABLE);
            });
        }
    }

    private void outage() {
        reaction = answer(503, "", "");
        probeReaction = reaction;
        assertThatExceptionOfType(GatewayFailure.Transient.class).isThrownBy(this::read);
        assertThatExceptionOfType(GatewayFailure.class).isThrownBy(this::read);
        assertThat(gateway.availability().state()).isEqualTo(State.UNAVAILABLE);
    }

    private void read() {
        gateway.users().findByName("ann@example.com");
    }
}
