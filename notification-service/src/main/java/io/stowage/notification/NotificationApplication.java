package io.stowage.notification;

import io.stowage.events.service.ServiceRun;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs the notification service. */
@SpringBootApplication
public class NotificationApplication {

    /** Name of the service: of its settings file, its consumer group and its dead letters. */
    public static final String NAME = "notification";

    public static void main(String[] args) {
        ServiceRun.main(NotificationApplication.class, NAME, args);
    }
}
