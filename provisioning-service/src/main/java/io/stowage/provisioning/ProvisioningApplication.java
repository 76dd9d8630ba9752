package io.stowage.provisioning;

import io.stowage.events.service.ServiceRun;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs the provisioning service. */
@SpringBootApplication
public class ProvisioningApplication {

    /** Name of the service: of its settings file, its consumer group and its dead letters. */
    public static final String NAME = "provisioning";

    public static void main(String[] args) {
        ServiceRun.main(ProvisioningApplication.class, NAME, args);
    }
}
