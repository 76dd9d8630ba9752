package io.stowage.limits;

import io.stowage.events.service.ServiceRun;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs the limits service. */
@SpringBootApplication
public class LimitsApplication {

    /** Name of the service: of its settings file, its consumer group and its dead letters. */
    public static final String NAME = "limits";

    public static void main(String[] args) {
        ServiceRun.main(LimitsApplication.class, NAME, args);
    }
}
