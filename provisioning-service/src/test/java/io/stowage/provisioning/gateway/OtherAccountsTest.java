package io.stowage.provisioning.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.stowage.gateway.GatewayUser;
import io.stowage.provisioning.account.AtGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OtherAccountsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(OtherAccounts.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final FakeGateway gateway = new FakeGateway();
    private final OtherAccounts others = new OtherAccounts();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void accountThatNobodyOrderedIsReportedOnce() {
        GatewayUser user = gateway.add("jane@example.com");
        gateway.addAccount(user, "by-hand");
        AtGateway ours = AtGateway.nothing("west", user.name());

        others.report(gateway.all().getFirst(), ours);
        others.report(gateway.all().getFirst(), ours);

        assertThat(log.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .contains("west", "by-hand", user.id().value())
                        .doesNotContain("jane"));
    }
}
