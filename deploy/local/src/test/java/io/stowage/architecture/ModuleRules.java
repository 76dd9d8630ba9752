package io.stowage.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.Stream;

/** Which module may know which. */
final class ModuleRules {

    private ModuleRules() {}

    static List<GuardedRule> all() {
        return List.of(
                GuardedRule.of(
                        "services never depend on each other",
                        slices().assignedFrom(SERVICES).should().notDependOnEachOther(),
                        Planted.that(
                                "a service uses another one's class",
                                "package io.stowage.provisioning.order; public class Wish {}",
                                "package io.stowage.limits.rates; class Rates { io.stowage.provisioning.order.Wish wish; }")),
                GuardedRule.of(
                        "services know event handling, the gateway client, messages and the schemas alone",
                        noClasses()
                                .that(Places.ofServices())
                                .should()
                                .dependOnClassesThat(Places.of("operations", "simulator", "embedded", "local")),
                        Planted.that(
                                "a service talks to the simulator",
                                "package io.stowage.limits.rates; class Rates { io.stowage.simulator.GatewaySimulator s; }")),
                GuardedRule.of(
                        "schemas depend on no other module",
                        knowsOnly("schemas"),
                        Planted.that(
                                "a contract knows the gateway client",
                                "package io.stowage.schemas.topics; class Topics { io.stowage.gateway.Secret secret; }")),
                GuardedRule.of(
                        "the gateway client knows no other module",
                        knowsOnly("gateway"),
                        Planted.that(
                                "it throws event handling's outage",
                                "package io.stowage.gateway.http; class Calls { io.stowage.events.Outage outage; }")),
                GuardedRule.of(
                        "event handling knows the schemas alone",
                        knowsOnly("events", "schemas"),
                        Planted.that(
                                "it knows the gateway client",
                                "package io.stowage.events.kafka; class Pause { io.stowage.gateway.Gateway gateway; }")),
                GuardedRule.of(
                        "messages know no other module",
                        knowsOnly("messages"),
                        Planted.that(
                                "a message knows a contract",
                                "package io.stowage.messages; class Welcome { io.stowage.contracts.AccountState account; }")),
                GuardedRule.of(
                        "the command line knows schemas, messages and the gateway client alone",
                        knowsOnly("operations", "schemas", "messages", "gateway"),
                        Planted.that(
                                "it looks into a service",
                                "package io.stowage.operations.orders; class Show { io.stowage.provisioning.order.Order o; }")),
                GuardedRule.of(
                        "the simulator knows nothing of what it is there to test",
                        knowsOnly("simulator"),
                        Planted.that(
                                "it shares the client's idea of a key",
                                "package io.stowage.simulator.state; class Keys { io.stowage.gateway.AccessKey key; }")),
                GuardedRule.of(
                        "the embedded platform knows nothing of what runs on it",
                        knowsOnly("embedded"),
                        Planted.that(
                                "it creates the topics of the catalogue",
                                "package io.stowage.embedded; class Ready { io.stowage.schemas.topics.Topic topic; }")),
                GuardedRule.of(
                        "packages have no cycles",
                        slices().matching("io.stowage.(**)").should().beFreeOfCycles(),
                        Planted.that(
                                "two packages know each other",
                                "package io.stowage.limits.rates; public class A { io.stowage.limits.drift.B b; }",
                                "package io.stowage.limits.drift; public class B { io.stowage.limits.rates.A a; }")));
    }

    private static ArchRule knowsOnly(String module, String... others) {
        String[] known = Stream.concat(Stream.of(module), Stream.of(others)).toArray(String[]::new);
        return classes()
                .that(Places.of(module))
                .should()
                .onlyDependOnClassesThat(Places.of(known).or(Places.ofOthers()));
    }

    private static final SliceAssignment SERVICES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String service = Places.service(type);
            return service.isEmpty() ? SliceIdentifier.ignore() : SliceIdentifier.of(service);
        }

        @Override
        public String getDescription() {
            return "services";
        }
    };
}
