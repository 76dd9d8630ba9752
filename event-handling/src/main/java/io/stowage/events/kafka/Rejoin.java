package io.stowage.events.kafka;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;

/**
 * Starts the stream anew: it joins its group again like a new instance, at the committed offsets and with restored
 * memory.
 */
final class Rejoin {

    private static final Logger log = LoggerFactory.getLogger(Rejoin.class);

    private final ObjectProvider<BindingsLifecycleController> bindings;
    private final BooleanSupplier stopping;
    private final AtomicBoolean underWay = new AtomicBoolean();

    /** @param stopping whether the service stops: then nothing is started any more */
    Rejoin(ObjectProvider<BindingsLifecycleController> bindings, BooleanSupplier stopping) {
        this.bindings = bindings;
        this.stopping = stopping;
    }

    /** Returns at once; the consumer's own thread, which may be the calling one, has to end first. */
    void begin() {
        if (!stopping.getAsBoolean() && underWay.compareAndSet(false, true)) {
            log.warn("joining again");
            Thread.ofVirtual().name("rejoin").start(this::stopAndStart);
        }
    }

    private void stopAndStart() {
        try {
            BindingsLifecycleController controller = bindings.getObject();
            controller.changeState(KeyedStreamConfiguration.BINDING, State.STOPPED);
            if (!stopping.getAsBoolean()) {
                controller.changeState(KeyedStreamConfiguration.BINDING, State.STARTED);
            }
        } finally {
            underWay.set(false);
        }
    }
}
