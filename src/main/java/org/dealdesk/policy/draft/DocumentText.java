package org.dealdesk.policy.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.InvalidInput;

/**
 * Puts a change into the text of a document. What did not change stays as it is written, with its comments; where that cannot be done, the
 * document is written anew. Either way the text then reads as the changed document.
 */
public final class DocumentText {

    private DocumentText() {}

    /** The text of a document, changed so that it reads as {@code changed}. */
    public static String with(String text, JsonNode changed) {
        if (isJson(text)) {
            return changed.toPrettyString() + "\n";
        }
        String patched = patched(text, changed);
        return patched != null && readsAs(patched, changed) ? patched : YamlText.of(changed);
    }

    /** A document as YAML, without some of its properties. */
    public static String without(JsonNode tree, Collection<String> names) {
        ObjectNode others = tree.isObject() ? tree.deepCopy() : JsonNodeFactory.instance.objectNode();
        others.remove(names);
        return YamlText.of(others);
    }

    static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    /** The name of the version that the text describes; null where it says none. */
    public static String version(String text) {
        return value(text, "version");
    }

    /** A single value of the document; null where it has none or cannot be read. */
    public static String value(String text, String name) {
        try {
            JsonNode value = Documents.read(text).path(name);
            return value.isValueNode() && !value.isNull() ? value.asText() : null;
        } catch (InvalidInput unreadable) {
            return null;
        }
    }

    private static String patched(String text, JsonNode changed) {
        List<String> lines =
                new YamlPatch(Documents.read(text), changed).apply(text.lines().toList());
        return lines == null ? null : String.join("\n", lines) + "\n";
    }

    private static boolean readsAs(String text, JsonNode tree) {
        try {
            return Documents.read(text).equals(tree);
        } catch (InvalidInput unreadable) {
            return false;
        }
    }
}
