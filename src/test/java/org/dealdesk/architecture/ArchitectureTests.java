package org.dealdesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dealdesk.Dealdesk;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The plan of the house (docs/architecture.md) against the code. */
class ArchitectureTests {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.dealdesk");

    @Test
    void modulesDependOnlyOnThoseAboveThem() {
        ApplicationModules.of(Dealdesk.class).verify();
    }

    @Test
    void everyModuleSaysWhatItIsFor() throws ClassNotFoundException {
        Stream<String> modules = ApplicationModules.of(Dealdesk.class).stream()
                .map(module -> module.getBasePackage().getName());
        assertThat(modules).isNotEmpty().allSatisfy(module -> assertThat(
                        Class.forName(module + ".package-info").isAnnotationPresent(ApplicationModule.class))
                .as(module)
                .isTrue());
    }

    @TestFactory
    Stream<DynamicTest> rulesHold() {
        return ArchitectureRules.withOffenders().keySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(PRODUCT)));
    }

    @TestFactory
    Stream<DynamicTest> rulesBite() {
        return ArchitectureRules.withOffenders().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getValue().getSimpleName(), () -> {
                    ArchRule rule = entry.getKey();
                    JavaClasses offender = new ClassFileImporter().importClasses(entry.getValue());
                    assertThat(rule.evaluate(offender).hasViolation()).isTrue();
                }));
    }

    @Test
    void noConstructorIsExemptWithoutNeed() {
        assertThat(PRODUCT.stream()
                        .filter(type -> ConstructorSizes.parameters(type) > ConstructorSizes.MOST)
                        .map(ConstructorSizes::name))
                .as("remove from the list of ConstructorSizes what is missing here")
                .containsExactlyInAnyOrderElementsOf(ConstructorSizes.DOCUMENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java", "src/bench/java"})
    void packagesHaveFewFiles(Path sources) throws IOException {
        assertThat(PackageSizes.above(sources)).isEmpty();
    }

    @Test
    void aPackageWithMoreFilesIsFound(@TempDir Path sources) throws IOException {
        Path folder = Files.createDirectory(sources.resolve("crowded"));
        Files.createFile(folder.resolve("package-info.java"));
        for (int file = 0; file < PackageSizes.MOST; file++) {
            Files.createFile(folder.resolve("Class" + file + ".java"));
        }
        assertThat(PackageSizes.above(sources)).isEmpty();

        Files.createFile(folder.resolve("OneMore.java"));
        assertThat(PackageSizes.above(sources)).containsExactly("crowded has 21");
    }

    @Test
    void packagesAreFreeOfCycles() {
        ArchitectureRules.packagesAreFreeOfCycles().check(PRODUCT);
    }

    @Test
    void aCycleOfPackagesIsFound() {
        JavaClasses offenders = new ClassFileImporter()
                .importClasses(
                        org.dealdesk.approval.offender.NeedsTheDoor.class,
                        org.dealdesk.rest.offender.NeedsTheUseCase.class);
        assertThat(ArchitectureRules.packagesAreFreeOfCycles()
                        .evaluate(offenders)
                        .hasViolation())
                .isTrue();
    }
}
