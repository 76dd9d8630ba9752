package io.stowage.notification.channel;

import java.util.List;

/** Channels of one kind that are configured; there may be none. */
public record Channels(List<? extends Channel> channels) {

    public Channels {
        channels = List.copyOf(channels);
    }
}
