package org.dealdesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.platform.input.Documents;
import org.junit.jupiter.api.Test;

/** docs/asvs.yaml names for each requirement of levels 1 and 2 what holds it, and what it names is there. */
class AsvsTests {

    /** How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has. */
    private static final Map<String, Integer> REQUIREMENTS = Map.ofEntries(
            Map.entry("V1", 27),
            Map.entry("V2", 11),
            Map.entry("V3", 19),
            Map.entry("V4", 10),
            Map.entry("V5", 9),
            Map.entry("V6", 35),
            Map.entry("V7", 18),
            Map.entry("V8", 7),
            Map.entry("V9", 7),
            Map.entry("V10", 29),
            Map.entry("V11", 14),
            Map.entry("V12", 9),
            Map.entry("V13", 13),
            Map.entry("V14", 9),
            Map.entry("V15", 13),
            Map.entry("V16", 16),
            Map.entry("V17", 7));

    private final JsonNode chapters = read();
    private final List<String> wrong = new ArrayList<>();

    private static JsonNode read() {
        try {
            return Documents.read(Files.readString(Path.of("docs/asvs.yaml")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void leavesNoRequirementOut() {
        Map<String, Integer> listed = new LinkedHashMap<>();
        chapters.properties()
                .forEach(chapter ->
                        listed.put(chapter.getKey(), chapter.getValue().size()));
        assertThat(listed).isEqualTo(REQUIREMENTS);
        chapters.properties().forEach(chapter -> chapter.getValue().fieldNames().forEachRemaining(id -> assertThat(id)
                .startsWith(chapter.getKey().substring(1) + ".")));
    }

    @Test
    void namesTestsAndDocumentsThatExist() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Tests.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        chapters.forEach(chapter -> chapter.properties().forEach(requirement -> {
            requirement.getValue().path("tests").forEach(test -> {
                if (!tests.contains(test.textValue())) {
                    wrong.add(requirement.getKey() + " names " + test.textValue());
                }
            });
            String document = requirement.getValue().path("document").asText("README.md");
            if (!Files.exists(Path.of(document))) {
                wrong.add(requirement.getKey() + " names " + document);
            }
        }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void givesOneAnswerToEachRequirement() {
        chapters.forEach(chapter -> chapter.properties().forEach(requirement -> {
            List<String> keys = new ArrayList<>();
            requirement.getValue().fieldNames().forEachRemaining(keys::add);
            switch (String.join(" ", keys)) {
                case "tests" ->
                    assertThat(requirement.getValue().get("tests"))
                            .as(requirement.getKey())
                            .isNotEmpty();
                case "document", "absent" ->
                    assertThat(requirement.getValue().get(keys.get(0)).textValue())
                            .as(requirement.getKey())
                            .isNotBlank();
                case "exception dated" ->
                    assertThat(LocalDate.parse(
                                    requirement.getValue().get("dated").textValue()))
                            .as(requirement.getKey())
                            .isAfter(LocalDate.of(2026, 1, 1));
                default -> wrong.add(requirement.getKey() + " has " + keys);
            }
        }));
        assertThat(wrong).isEmpty();
    }
}
