package org.dealdesk.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** JSON in the canonical form of RFC 8785, for documents that are hashed. They hold texts, integers and booleans; decimals are texts. */
public final class CanonicalJson {

    /** So many names and values a request may have: a deal of 200 lines with every field takes about 16,000. */
    public static final int MOST_TOKENS = 20_000;

    /** Reads strictly: no duplicate names, no second document, decimals exact, nesting and numbers bounded. */
    private static final JsonMapper STORED = strict(constraints());

    /** The same for what comes from outside, which is also bounded in what it becomes in memory. */
    public static final JsonMapper STRICT =
            strict(constraints().maxTokenCount(MOST_TOKENS).maxNameLength(1000));

    private CanonicalJson() {}

    private static StreamReadConstraints.Builder constraints() {
        return StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(1000);
    }

    private static JsonMapper strict(StreamReadConstraints.Builder constraints) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(constraints.build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * Writes a document.
     *
     * @throws IllegalArgumentException where it holds a number that is no integer or is beyond ±(2^53 - 1), or half of a surrogate pair
     */
    public static String write(JsonNode document) {
        return CanonicalWriter.write(document);
    }

    /** Reads what this product has written itself. */
    public static JsonNode read(String text) {
        try {
            return STORED.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A stored document is not JSON", damaged);
        }
    }

    /** The SHA-256 of the text in UTF-8, in lower-case hexadecimal. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
