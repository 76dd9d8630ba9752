package io.stowage.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** What holds for every class. */
final class CodeRules {

    /** Whoever is called at a console talks to it: commands, and processes that say why they cannot start. */
    private static final DescribedPredicate<JavaClass> TALKS_TO_THE_CONSOLE = Places.of("operations", "local")
            .or(assignableTo("io.stowage.simulator.SimulatorCommand"))
            .or(assignableTo("io.stowage.events.service.ServiceRun"))
            .or(assignableTo("io.stowage.embedded.RegistryProcess"));

    private static final DescribedPredicate<JavaClass> SILENCES_LIBRARIES =
            assignableTo("io.stowage.operations.connection.LibraryLog");

    private CodeRules() {}

    static List<GuardedRule> all() {
        return List.of(
                GuardedRule.of(
                        "names say what a class is",
                        noClasses()
                                .should()
                                .haveNameMatching(
                                        "(.*[.$])?(\\w*(Impl|Util|Utils|Helper|Manager|Common)|Base([A-Z]\\w*)?)"),
                        named("RatesImpl"),
                        named("RateUtil"),
                        named("RateUtils"),
                        named("RateHelper"),
                        named("RateManager"),
                        named("RateCommon"),
                        named("BaseRate"),
                        Planted.that(
                                "a nested Helper", "package io.stowage.limits.rates; class Rates { class Helper {} }")),
                GuardedRule.of(
                        "every package is null-marked",
                        // What Avro generates has no package-info.
                        classes()
                                .that(not(resideInAPackage("io.stowage.contracts")))
                                .should(BE_NULL_MARKED),
                        Planted.that(
                                "a package without package-info", "package io.stowage.limits.rates; class Rates {}")),
                GuardedRule.of(
                        "only commands write to the console",
                        noClasses().that(not(TALKS_TO_THE_CONSOLE)).should(ACCESS_STANDARD_STREAMS),
                        code("prints", "void tell() { System.out.println(1); }"),
                        code("prints to standard error", "void tell() { System.err.println(1); }"),
                        code("prints a stack trace", "void tell(Exception e) { e.printStackTrace(); }")),
                GuardedRule.of(
                        "nobody logs through java.util.logging",
                        noClasses()
                                .that(not(SILENCES_LIBRARIES))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("java.util.logging.."),
                        code("logs", "void tell() { java.util.logging.Logger.getGlobal().info(\"x\"); }")),
                GuardedRule.of(
                        "nothing is injected into fields",
                        NO_CLASSES_SHOULD_USE_FIELD_INJECTION,
                        code("is given a bean", "@org.springframework.beans.factory.annotation.Autowired Rates rates;"),
                        code(
                                "is given a setting",
                                "@org.springframework.beans.factory.annotation.Value(\"${x}\") int x;")));
    }

    private static Planted named(String name) {
        return Planted.that(name, "package io.stowage.limits.rates; class %s {}".formatted(name));
    }

    private static Planted code(String what, String body) {
        return Planted.that(what, "package io.stowage.limits.rates; class Rates { %s }".formatted(body));
    }

    private static final ArchCondition<JavaClass> BE_NULL_MARKED = new ArchCondition<>("be in a null-marked package") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            events.add(new SimpleConditionEvent(
                    type, marked, "%s is in a package that is not null-marked".formatted(type.getName())));
        }
    };
}
