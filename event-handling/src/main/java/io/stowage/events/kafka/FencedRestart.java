package io.stowage.events.kafka;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;

/** Starts the stream anew after Kafka fenced this instance: it stood still so long that its transaction was ended for it. */
final class FencedRestart implements ApplicationListener<ConsumerStoppedEvent> {

    private static final Logger log = LoggerFactory.getLogger(FencedRestart.class);

    private final Runnable rejoin;

    FencedRestart(Runnable rejoin) {
        this.rejoin = rejoin;
    }

    @Override
    public void onApplicationEvent(ConsumerStoppedEvent stopped) {
        if (stopped.getReason() == Reason.FENCED) {
            log.warn("fenced: another instance has taken over, or this one stood still for too long");
            rejoin.run();
        }
    }
}
