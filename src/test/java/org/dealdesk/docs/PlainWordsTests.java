package org.dealdesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Counts the words that CONTRIBUTING.md replaces by plainer ones: in comments and strings of src/main, in the texts of the pages, and
 * in documents. Each has a ceiling in {@code docs/words.properties}, which is lowered when the count falls and never raised.
 */
class PlainWordsTests {

    private static final Pattern PROSE_OF_JAVA =
            Pattern.compile("/\\*.*?\\*/|//[^\n]*|\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\*([^*|]+)\\* \\|");
    private static final List<String> NEVER_IN_TESTS =
            List.of("nobody", "somebody", "anybody", "everybody", "whoever", "beside");
    private static final List<String> GENERATED = List.of("problems.md");

    @Test
    void areNotUsedMoreOftenThanTheirCeilings() throws IOException {
        Map<Path, String> texts = texts();
        Properties ceilings = ceilings();
        List<String> above = new ArrayList<>();

        for (String word : ceilings.stringPropertyNames()) {
            Map<Path, Long> counts = new TreeMap<>();
            texts.forEach((file, text) -> {
                long count = word(word).matcher(text).results().count();
                if (count > 0) {
                    counts.put(file, count);
                }
            });
            long sum = counts.values().stream().mapToLong(Long::longValue).sum();
            long ceiling = Long.parseLong(ceilings.getProperty(word));
            if (sum > ceiling) {
                above.add(counts.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(
                                "\n  ", "'%s' is there %d times, at most %d:\n  ".formatted(word, sum, ceiling), "")));
            }
        }

        assertThat(texts).hasSizeGreaterThan(500);
        assertThat(above).as("use the plain forms of CONTRIBUTING.md").isEmpty();
    }

    @Test
    void areNotInTheCommentsOfTests() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : below("src/test/java").toList()) {
            String comments = commentsOf(Files.readString(file));
            NEVER_IN_TESTS.stream()
                    .filter(word -> word(word).matcher(comments).find())
                    .forEach(word -> found.add(file + ": " + word));
        }

        assertThat(found).isEmpty();
    }

    @Test
    void haveAPlainForm() throws IOException {
        List<String> listed = ROW.matcher(Files.readString(Path.of("CONTRIBUTING.md")))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(ceilings().stringPropertyNames());
    }

    private static Pattern word(String word) {
        return Pattern.compile(
                "(?<!\\w)" + word.replace(" ", "\\s+(?:\\*\\s+)?") + "(?!\\w)", Pattern.CASE_INSENSITIVE);
    }

    private static Properties ceilings() throws IOException {
        Properties ceilings = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/test/resources/docs/words.properties"))) {
            ceilings.load(reader);
        }
        return ceilings;
    }

    private static Map<Path, String> texts() throws IOException {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> files =
                Stream.of("src/main/java", "src/main/resources", "docs", "bpmn").flatMap(PlainWordsTests::below)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                texts.put(file, file.toString().endsWith(".java") ? proseOf(text) : text);
            }
        }
        for (String document : List.of("README.md", "SECURITY.md", "CHANGELOG.md")) {
            texts.put(Path.of(document), Files.readString(Path.of(document)));
        }
        texts.put(
                Path.of("CONTRIBUTING.md"),
                Files.readString(Path.of("CONTRIBUTING.md")).replaceAll("(?m)^\\| \\*[^\n]*\n", ""));
        return texts;
    }

    private static Stream<Path> below(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(PlainWordsTests::isRead).toList().stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** What people write: generated documents repeat what is counted at their source. */
    private static boolean isRead(Path file) {
        String name = file.getFileName().toString();
        return (name.matches(".*\\.(?:java|md|properties|yaml|sql|bpmn|txt)") && !GENERATED.contains(name))
                || file.endsWith("schemas/policy.json");
    }

    private static String proseOf(String java) {
        return PROSE_OF_JAVA.matcher(java).results().map(part -> part.group()).collect(Collectors.joining("\n"));
    }

    private static String commentsOf(String java) {
        return PROSE_OF_JAVA
                .matcher(java)
                .results()
                .map(part -> part.group())
                .filter(part -> part.startsWith("/"))
                .collect(Collectors.joining("\n"));
    }
}
