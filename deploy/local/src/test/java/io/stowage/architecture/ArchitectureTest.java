package io.stowage.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds for the whole project, and finds what breaks it. */
class ArchitectureTest {

    /** Main classes of all modules, whether they come from directories or from jars. */
    private static final JavaClasses STOWAGE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.stowage");

    static Stream<GuardedRule> rules() {
        return Stream.of(ModuleRules.all(), TechniqueRules.all(), CodeRules.all(), SecretRules.all())
                .flatMap(List::stream);
    }

    static Stream<Arguments> violations() {
        return rules().flatMap(rule -> rule.planted().stream().map(planted -> Arguments.of(rule, planted)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(GuardedRule guarded) {
        guarded.rule().check(STOWAGE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("violations")
    void findsWhatBreaksIt(GuardedRule guarded, Planted planted, @TempDir Path directory) {
        assertThat(guarded.rule().evaluate(planted.compiled(directory)).hasViolation())
                .isTrue();
    }

    @Test
    void seesEveryModule() {
        assertThat(STOWAGE.stream().map(Places::module).distinct())
                .contains(
                        "schemas",
                        "gateway",
                        "events",
                        "messages",
                        "provisioning",
                        "limits",
                        "notification",
                        "operations",
                        "simulator",
                        "embedded");
    }

    @Test
    void excusesNoSecretThatIsGone() {
        assertThat(STOWAGE.stream().flatMap(SecretRules::secretsAsText).map(SecretRules::name))
                .containsAll(SecretRules.AS_TEXT.keySet());
    }
}
