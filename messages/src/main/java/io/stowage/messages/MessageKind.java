package io.stowage.messages;

import java.util.Arrays;
import java.util.Optional;

/** Messages there are, by the names that people use: in settings, text files and commands. */
public enum MessageKind {
    STORAGE_THRESHOLD("storage-threshold"),
    STORAGE_NORMAL("storage-normal"),
    TRAFFIC_THRESHOLD("traffic-threshold"),
    TRAFFIC_NORMAL("traffic-normal"),
    FULL("full"),
    FULL_RESTRICTED("full-restricted"),
    FULL_SUSPENDED("full-suspended"),
    RESTORED("restored"),
    WELCOME("welcome"),
    KEYS_ROTATED("keys-rotated"),
    SUSPENDED("suspended"),
    RESUMED("resumed"),
    PLAN_CHANGED("plan-changed"),
    TERMINATED("terminated");

    private final String id;

    MessageKind(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Optional<MessageKind> named(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
