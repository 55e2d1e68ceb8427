package org.dealdesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dealdesk.approval.offender.TakesEightParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing grows too large to be read at once. */
class SizeTests {

    @Test
    void constructorsHaveFewParameters() {
        ConstructorSizes.haveFewParameters().check(product());
    }

    @Test
    void constructorsWithMoreAreFound() {
        JavaClasses offender = new ClassFileImporter().importClasses(TakesEightParameters.class);

        assertThat(ConstructorSizes.haveFewParameters().evaluate(offender).hasViolation())
                .isTrue();
    }

    @Test
    void noExceptionStaysThatIsNotNeeded() {
        assertThat(product().stream()
                        .filter(type -> ConstructorSizes.parameters(type) > ConstructorSizes.MOST)
                        .map(ConstructorSizes::name))
                .as("remove from ConstructorSizes.NOT_YET what is missing here")
                .containsExactlyInAnyOrderElementsOf(ConstructorSizes.NOT_YET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/bench/java"})
    void packagesHaveFewFiles(Path sources) throws IOException {
        assertThat(PackageSizes.above(sources)).isEmpty();
    }

    @Test
    void packagesWithMoreAreFound(@TempDir Path sources) throws IOException {
        Path folder = Files.createDirectory(sources.resolve("crowded"));
        Files.createFile(folder.resolve("package-info.java"));
        for (int file = 0; file < PackageSizes.MOST; file++) {
            Files.createFile(folder.resolve("Class" + file + ".java"));
        }
        assertThat(PackageSizes.above(sources)).isEmpty();

        Files.createFile(folder.resolve("OneMore.java"));
        assertThat(PackageSizes.above(sources)).containsExactly("crowded has 21");
    }

    private static JavaClasses product() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.dealdesk");
    }
}
