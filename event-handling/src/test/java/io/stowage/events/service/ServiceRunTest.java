package io.stowage.events.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ServiceRunTest {

    private static final String[] QUIET = {
        "--spring.main.web-application-type=" + WebApplicationType.NONE, "--spring.main.banner-mode=off"
    };

    @Configuration(proxyBeanMethods = false)
    static class Sound {
        @Bean
        String greeting() {
            return "hello";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TopicIsMissing {
        @Bean
        String topics() {
            throw new IllegalStateException(
                    "topic stowage.orders is missing; create it with: ./stowage topics apply",
                    new IllegalArgumentException("in the library's own words"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NumberIsNone {
        @Bean
        int number() {
            return Integer.parseInt("none");
        }
    }

    @Test
    void soundServiceStarts() {
        try (ConfigurableApplicationContext service = ServiceRun.start(Sound.class, "sound", QUIET)) {
            assertThat(service.getBean("greeting")).isEqualTo("hello");
        }
    }

    @Test
    void whatIsWrongIsSaidInOneLineMeantForPeople() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> ServiceRun.start(TopicIsMissing.class, "provisioning", QUIET))
                .withMessage("provisioning cannot start: topic stowage.orders is missing;"
                        + " create it with: ./stowage topics apply");
    }

    @Test
    void innermostReasonIsSaidWhereNoneIsMeantForPeople() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> ServiceRun.start(NumberIsNone.class, "provisioning", QUIET))
                .withMessage("provisioning cannot start: For input string: \"none\"");
    }
}
