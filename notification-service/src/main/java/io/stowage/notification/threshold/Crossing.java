package io.stowage.notification.threshold;

import io.stowage.messages.Threshold;
import java.time.Instant;

/**
 * A threshold that usage has reached, or left while the customer still thinks that it is reached.
 *
 * @param since when it was reached, or left
 */
public record Crossing(Threshold threshold, Stage stage, Instant since) {

    public boolean isReached() {
        return stage != Stage.LEFT;
    }
}
