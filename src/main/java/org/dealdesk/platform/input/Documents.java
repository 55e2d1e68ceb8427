package org.dealdesk.platform.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads a document that people write, YAML or JSON, into one tree. Numbers are taken from their digits and never pass through
 * binary floating point. What makes YAML dangerous or ambiguous is refused: anchors and aliases, tags, repeated names, several
 * documents in one.
 */
public final class Documents {

    private static final int MOST_BYTES = 1 << 20;
    /** A policy of 2,000 SKUs and 200 guardrails of 20 tiers takes about a third of it. */
    private static final int MOST_TOKENS = 200_000;

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(40)
            .maxTokenCount(MOST_TOKENS)
            .build();
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final YAMLFactory YAML = new PlainYaml(YAMLFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION));

    private Documents() {}

    /** The tree of a document, and where in its text each of its parts begins, by JSON pointer. */
    public record Located(JsonNode tree, Map<String, Place> places) {

        /** Where the part begins or, if it is not there, the nearest one around it. */
        public Place at(String pointer) {
            String nearest = pointer;
            while (!places.containsKey(nearest)) {
                nearest = nearest.substring(0, Math.max(nearest.lastIndexOf('/'), 0));
            }
            return places.get(nearest);
        }
    }

    /** The tree of a JSON text (it starts with a brace) or else a YAML text. */
    public static JsonNode read(String text) {
        return locate(text).tree();
    }

    /** The same with the places. */
    public static Located locate(String text) {
        if (text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw InvalidInput.of("", "too-long", "a document has at most 1 MiB");
        }
        boolean json = text.stripLeading().startsWith("{");
        try (JsonParser parser = json ? JSON.createParser(text) : YAML.createParser(text)) {
            return new DocumentParser(parser).document();
        } catch (JsonProcessingException malformed) {
            throw DocumentParser.malformed(malformed.getOriginalMessage(), malformed.getLocation());
        } catch (IOException | RuntimeException unreadable) {
            if (unreadable instanceof InvalidInput refused) {
                throw refused;
            }
            throw DocumentParser.malformed("it cannot be read", null);
        }
    }
}
