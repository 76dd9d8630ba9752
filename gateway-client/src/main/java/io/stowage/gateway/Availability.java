package io.stowage.gateway;

import java.util.function.Consumer;

/**
 * Whether the gateway can be worked with. It becomes unavailable when too many calls fail, or when it refuses our key;
 * then calls fail at once with {@link GatewayFailure.Unavailable}. It becomes available again by a successful
 * {@link #probe()}, or by ordinary calls that are let through after a while and succeed.
 */
public interface Availability {

    enum State {
        AVAILABLE,
        UNAVAILABLE
    }

    State state();

    /**
     * Tells the listener of every change from now on, on the thread whose call found it. The listener should return
     * soon and must not call the gateway.
     *
     * @return ends the telling when closed
     */
    Subscription onChange(Consumer<? super State> listener);

    /**
     * Asks the gateway for something small, also while it is unavailable; a good answer makes it available at once.
     * Fails with no exception: a gateway that does not answer is simply unavailable.
     */
    State probe();

    /** What {@link #onChange} began. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
