package io.stowage.events.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs a service. Its settings are in {@code <name>.yaml}, inside its jar and beside it, so that several services can
 * live in one JVM.
 */
public final class ServiceRun {

    private ServiceRun() {}

    /**
     * Starts the service in this JVM.
     *
     * @throws CannotStart when it cannot start; its message is one line that says what is wrong
     */
    public static ConfigurableApplicationContext start(Class<?> application, String name, String... arguments) {
        SpringApplication service = service(application, name);
        // Whoever starts it in his own process decides when it ends.
        service.setRegisterShutdownHook(false);
        return run(service, name, arguments);
    }

    /** Runs the service as a process of its own; ends the process with code 1 where it cannot start. */
    public static void main(Class<?> application, String name, String... arguments) {
        try {
            run(service(application, name), name, arguments);
        } catch (CannotStart failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static SpringApplication service(Class<?> application, String name) {
        return new SpringApplicationBuilder(application)
                .properties(
                        "spring.config.name=" + name, "logging.level.org.springframework.boot.SpringApplication=OFF")
                .logStartupInfo(false)
                .build();
    }

    private static ConfigurableApplicationContext run(SpringApplication service, String name, String... arguments) {
        try {
            return service.run(arguments);
        } catch (RuntimeException failure) {
            throw new CannotStart(name, failure);
        }
    }
}
