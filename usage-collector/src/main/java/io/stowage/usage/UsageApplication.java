package io.stowage.usage;

import io.stowage.events.service.ServiceRun;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs the usage collector. */
@SpringBootApplication
public class UsageApplication {

    /** Name of the service: of its settings file, its consumer group and its dead letters. */
    public static final String NAME = "usage";

    public static void main(String[] args) {
        ServiceRun.main(UsageApplication.class, NAME, args);
    }
}
