package org.dealdesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Class names and packages in backticks in docs/architecture.md exist in the code. */
class ClassNamesTests {

    private static final Path SOURCES = Path.of("src/main/java/org/dealdesk");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS = Pattern.compile("(?<![\\w/.-])(?:[a-z]+\\.)*([A-Z][a-z]\\w*)");
    private static final Pattern PACKAGE = Pattern.compile("[a-z]+(?:\\.[a-z]+)*");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

    @Test
    void existInTheCode() throws IOException {
        Set<String> declared = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                DECLARED.matcher(Files.readString(file)).results().forEach(name -> declared.add(name.group(1)));
            }
        }
        List<String> named = quoted().stream()
                .flatMap(text -> CLASS.matcher(text).results().map(name -> name.group(1)))
                .toList();

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(named).isSubsetOf(declared);
    }

    @Test
    void namePackagesThatExist() throws IOException {
        Set<String> top;
        try (Stream<Path> folders = Files.list(SOURCES)) {
            top = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toSet());
        }
        List<String> missing = quoted().stream()
                .filter(text -> PACKAGE.matcher(text).matches())
                .filter(text -> top.contains(text.split("\\.", -1)[0]))
                .filter(text -> !Files.isDirectory(SOURCES.resolve(text.replace('.', '/'))))
                .toList();

        assertThat(missing).isEmpty();
        assertThat(quoted()).as("every top-level package is described").containsAll(top);
    }

    private static List<String> quoted() throws IOException {
        return Arrays.stream(Files.readString(Path.of("docs/architecture.md")).split("\n\n"))
                .flatMap(part -> QUOTED.matcher(part).results().map(MatchResult::group))
                .map(text -> text.substring(1, text.length() - 1))
                .toList();
    }
}
