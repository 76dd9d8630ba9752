package io.stowage.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.stowage.gateway.http.MalformedAnswer;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final ArchRule PORTS_KNOW_NO_TECHNIQUE = classes()
            .that()
            .resideInAPackage("io.stowage.gateway")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.stowage.gateway", "java..", "org.jspecify.annotations");

    private static final ArchRule NO_CIRCLES =
            slices().matching("io.stowage.gateway.(*)..").should().beFreeOfCycles();

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.stowage.gateway");

    @Test
    void keepsPortsFreeOfTechnique() {
        PORTS_KNOW_NO_TECHNIQUE.check(OURS);
    }

    @Test
    void keepsPackagesFreeOfCircles() {
        NO_CIRCLES.check(OURS);
    }

    /** A port that knows of HTTP. */
    interface Planted {
        MalformedAnswer answer();
    }

    @Test
    void wouldNoticeAPortThatKnowsOfHttp() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> PORTS_KNOW_NO_TECHNIQUE.check(new ClassFileImporter().importClasses(Planted.class)));
    }
}
