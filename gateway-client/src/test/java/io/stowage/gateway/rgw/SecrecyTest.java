package io.stowage.gateway.rgw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.ScriptedGateway.Reaction;
import io.stowage.gateway.connect.Gateways;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** New secrets travel in the query of a request, as the admin ops API wants it, and are seen nowhere else. */
class SecrecyTest {

    private static final Pattern SECRET = Pattern.compile("secret-key=([^&]+)");

    static List<Arguments> failures() {
        return List.of(
                Arguments.of("reset", ScriptedGateway.reset()),
                Arguments.of("cut", ScriptedGateway.cut("{\"user_id\": ")),
                Arguments.of("error", ScriptedGateway.answer(500, "", "{\"Code\":\"UnknownError\"}")),
                Arguments.of("refusal", ScriptedGateway.answer(400, "", "{\"Code\":\"InvalidArgument\"}")),
                Arguments.of("no JSON", ScriptedGateway.answer(200, "", "<html>")),
                Arguments.of("silence", ScriptedGateway.silence()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void secretOfANewUserIsInNoFailureAndNoLog(String name, Reaction reaction) {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var quiet = root.getLevel();
        var ours = (Logger) LoggerFactory.getLogger("io.stowage");
        root.addAppender(log);
        root.setLevel(Level.INFO);
        ours.setLevel(Level.TRACE);
        try (var server = new ScriptedGateway(request -> reaction);
                var gateway = Gateways.open(server.rgwSettings(Map.of("response-timeout", "300ms")))) {
            var failure = catchThrowable(() -> gateway.users().create(NewUser.named("ann")));

            var sent = server.lines().stream()
                    .map(SECRET::matcher)
                    .filter(found -> found.find())
                    .map(found -> found.group(1))
                    .toList();
            assertThat(failure).isNotNull();
            assertThat(sent).isNotEmpty();
            assertThat(text(failure)).doesNotContain(sent).doesNotContain("secret-key=");
            assertThat(log.list).isNotEmpty().allSatisfy(event -> {
                assertThat(event.getFormattedMessage()).doesNotContain(sent).doesNotContain("secret-key=");
                if (event.getThrowableProxy() instanceof ThrowableProxy thrown) {
                    assertThat(text(thrown.getThrowable())).doesNotContain(sent).doesNotContain("secret-key=");
                }
            });
        } finally {
            root.detachAppender(log);
            root.setLevel(quiet);
            ours.setLevel(null);
        }
    }

    private static String text(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
