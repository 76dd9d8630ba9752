package io.stowage.simulator.signing;

import io.stowage.simulator.state.User;

/** Who makes a call, as its signature proves. */
public sealed interface Caller {
    /** Empty for the anonymous. */
    String userId();

    record Anonymous() implements Caller {
        @Override
        public String userId() {
            return "";
        }
    }

    record Known(User user) implements Caller {
        @Override
        public String userId() {
            return user.id();
        }
    }
}
