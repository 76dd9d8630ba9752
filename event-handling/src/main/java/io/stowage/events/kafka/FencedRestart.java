package io.stowage.events.kafka;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;

/**
 * Starts the stream anew after Kafka fenced this instance: it stood still so long that its transaction was ended for it.
 * It joins again like a new instance, with restored memory.
 */
final class FencedRestart implements ApplicationListener<ConsumerStoppedEvent> {

    private static final Logger log = LoggerFactory.getLogger(FencedRestart.class);

    private final ObjectProvider<BindingsLifecycleController> bindings;

    FencedRestart(ObjectProvider<BindingsLifecycleController> bindings) {
        this.bindings = bindings;
    }

    @Override
    public void onApplicationEvent(ConsumerStoppedEvent stopped) {
        if (stopped.getReason() == Reason.FENCED) {
            log.warn("fenced: another instance has taken over, or this one stood still for too long; joining again");
            // Not from the consumer's own thread, which is what has to end first.
            Thread.ofVirtual().name("rejoin").start(() -> {
                BindingsLifecycleController controller = bindings.getObject();
                controller.changeState(KeyedStreamConfiguration.BINDING, State.STOPPED);
                controller.changeState(KeyedStreamConfiguration.BINDING, State.STARTED);
            });
        }
    }
}
