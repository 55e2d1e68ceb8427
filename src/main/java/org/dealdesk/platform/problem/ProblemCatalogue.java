package org.dealdesk.platform.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dealdesk.platform.input.Documents;

/** Explains every type of problem and every fault code; docs/problems.md and the pages at {@code /problems} are made from it. */
public final class ProblemCatalogue {

    private final Map<ProblemType, Entry> problems = new LinkedHashMap<>();
    private final Map<String, String> faults;

    private ProblemCatalogue(JsonNode document) {
        JsonNode explained = document.required("problems");
        for (ProblemType type : ProblemType.values()) {
            JsonNode entry = explained.required(type.slug());
            problems.put(
                    type,
                    new Entry(
                            "/problems/" + type.slug(),
                            type.title(),
                            type.status(),
                            entry.required("meaning").textValue(),
                            entry.required("remedy").textValue(),
                            texts(entry.path("members"))));
        }
        if (explained.size() != problems.size()) {
            throw new IllegalStateException("problems.yaml explains problems that do not exist");
        }
        faults = texts(document.required("faults"));
    }

    /** What there is to know of one type; {@code members} are what its document holds beyond the usual. */
    public record Entry(
            String type, String title, int status, String meaning, String remedy, Map<String, String> members) {}

    public static ProblemCatalogue load() {
        try (InputStream text = ProblemCatalogue.class.getResourceAsStream("/problems.yaml")) {
            return new ProblemCatalogue(Documents.read(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** In order of precedence. */
    public List<Entry> entries() {
        return List.copyOf(problems.values());
    }

    public Entry entry(ProblemType type) {
        return problems.get(type);
    }

    public Optional<Entry> find(String slug) {
        return Stream.of(ProblemType.values())
                .filter(type -> type.slug().equals(slug))
                .map(problems::get)
                .findFirst();
    }

    /** Every code that {@code errors[].code} may have, and what it means. */
    public Map<String, String> faults() {
        return faults;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().textValue()));
        return texts;
    }
}
