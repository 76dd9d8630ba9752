package io.stowage.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Where technique is at home, and where only the domain is. */
final class TechniqueRules {

    /** A list of what is allowed, because one of what is not would never be complete. */
    private static final DescribedPredicate<JavaClass> PLAIN = resideInAnyPackage(
                    "java..", "org.jspecify.annotations", "org.slf4j", "org.apache.commons.validator..")
            .and(not(resideInAnyPackage("java.net.http..", "java.sql..")));

    private static final DescribedPredicate<JavaClass> PORTS = resideInAnyPackage(
            "io.stowage.gateway", "io.stowage.gateway.policy", "io.stowage.events", "io.stowage.messages");

    private TechniqueRules() {}

    static List<GuardedRule> all() {
        return List.of(
                GuardedRule.of(
                        "feature packages know no technique",
                        classes()
                                .that(Places.features())
                                .should()
                                .onlyDependOnClassesThat(PLAIN.or(PORTS).or(Places.features())),
                        feature("uses Spring", "org.springframework.stereotype.Component"),
                        feature("uses Kafka", "org.apache.kafka.clients.producer.ProducerRecord"),
                        feature("uses Avro", "org.apache.avro.Schema"),
                        feature("uses a contract", "io.stowage.contracts.OrderEvent"),
                        feature("uses HTTP", "java.net.http.HttpClient"),
                        feature("uses the gateway's technique", "io.stowage.gateway.connect.Gateways"),
                        feature("uses the text of messages", "io.stowage.messages.text.Letter"),
                        feature("uses the stream's technique", "io.stowage.events.kafka.SharedTopics")),
                GuardedRule.of(
                        "only what deals with a gateway knows of outages",
                        noClasses()
                                .that(Places.features().and(not(Places.features("lifecycle", "gateway"))))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("io.stowage.events.."),
                        feature("answers with an outcome", "io.stowage.events.Outage")),
                GuardedRule.of(
                        "in services only adapters use Spring",
                        noClasses()
                                .that(Places.ofServices().and(not(Places.adapters())))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.springframework.."),
                        Planted.that(
                                "a bean beside the application class",
                                "package io.stowage.limits; @org.springframework.stereotype.Component class Drift {}")),
                GuardedRule.of(
                        "the gateway's ports know Java alone",
                        classes()
                                .that(resideInAPackage("io.stowage.gateway"))
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage("io.stowage.gateway", "java..", "org.jspecify.annotations"),
                        port("uses Spring", "org.springframework.http.HttpMethod"),
                        port("uses Reactor", "reactor.core.publisher.Mono<String>"),
                        port("uses Resilience4j", "io.github.resilience4j.circuitbreaker.CircuitBreaker"),
                        port("uses the AWS SDK", "software.amazon.awssdk.services.s3.S3Client")),
                GuardedRule.of(
                        "what a message is made of knows Java alone",
                        classes()
                                .that(resideInAPackage("io.stowage.messages"))
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage("io.stowage.messages", "java..", "org.jspecify.annotations"),
                        Planted.that(
                                "a message writes itself",
                                "package io.stowage.messages; class News { io.stowage.messages.text.Letter letter; }")),
                GuardedRule.of(
                        "what a handler is given and answers is free of Kafka and Spring",
                        noClasses()
                                .that()
                                .resideInAPackage("io.stowage.events")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "org.springframework..", "org.apache.kafka..", "io.stowage.events.kafka.."),
                        Planted.that(
                                "a handler is given Kafka's record",
                                "package io.stowage.events; interface Handler { void handle("
                                        + "org.apache.kafka.clients.consumer.ConsumerRecord<String, String> found); }")));
    }

    private static Planted feature(String what, String type) {
        return Planted.that(what, "package io.stowage.limits.rates; class Rates { %s known; }".formatted(type));
    }

    private static Planted port(String what, String type) {
        return Planted.that(what, "package io.stowage.gateway; interface Port { %s answer(); }".formatted(type));
    }
}
