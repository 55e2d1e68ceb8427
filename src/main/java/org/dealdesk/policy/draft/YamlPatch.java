package org.dealdesk.policy.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.dealdesk.policy.draft.YamlBlock.Part;

/** Replaces those lines of a YAML text that say what has changed. Null stands for lines that it does not understand. */
record YamlPatch(JsonNode before, JsonNode now) {

    List<String> apply(List<String> lines) {
        boolean filled = !before.isEmpty() && !now.isEmpty();
        if (filled && before.isObject() && now.isObject()) {
            YamlBlock block = YamlBlock.ofObject(lines);
            return block == null || !names(block).equals(names(before)) ? null : object(block);
        }
        if (filled && before.isArray() && now.isArray()) {
            YamlBlock block = YamlBlock.ofList(lines);
            return block == null || block.parts().size() != before.size() ? null : list(block);
        }
        return null;
    }

    private static List<String> names(YamlBlock block) {
        return block.parts().stream().map(Part::name).toList();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private List<String> object(YamlBlock block) {
        List<String> lines = new ArrayList<>();
        Iterator<Part> parts = block.parts().iterator();
        while (parts.hasNext()) {
            Part part = parts.next();
            JsonNode value = now.get(part.name());
            if (value != null) {
                lines.addAll(part.lead());
                lines.addAll(property(part, before.get(part.name()), value, block.indent()));
            }
        }
        for (Map.Entry<String, JsonNode> property : now.properties()) {
            if (!before.has(property.getKey())) {
                lines.addAll(YamlText.entry(property.getKey(), property.getValue(), block.indent()));
            }
        }
        lines.addAll(block.tail());
        return lines;
    }

    private static List<String> property(Part part, JsonNode old, JsonNode value, int indent) {
        if (old.equals(value)) {
            return part.lines();
        }
        List<String> inner = part.isOpen()
                ? new YamlPatch(old, value)
                        .apply(part.lines().subList(1, part.lines().size()))
                : null;
        if (inner == null) {
            return YamlText.entry(part.name(), value, indent);
        }
        List<String> lines = new ArrayList<>(part.lines().subList(0, 1));
        lines.addAll(inner);
        return lines;
    }

    /** What is alike at the beginning and at the end stays. */
    private List<String> list(YamlBlock block) {
        int shorter = Math.min(before.size(), now.size());
        int first = 0;
        while (first < shorter && before.get(first).equals(now.get(first))) {
            first++;
        }
        int last = 0;
        while (last < shorter - first && before.get(before.size() - 1 - last).equals(now.get(now.size() - 1 - last))) {
            last++;
        }
        List<String> lines = new ArrayList<>(all(block.parts().subList(0, first)));
        lines.addAll(between(block, first, last));
        lines.addAll(all(block.parts().subList(before.size() - last, before.size())));
        lines.addAll(block.tail());
        return lines;
    }

    private List<String> between(YamlBlock block, int first, int last) {
        List<String> lines = new ArrayList<>();
        boolean same = before.size() == now.size();
        for (int index = first; index < now.size() - last; index++) {
            Part part = same ? block.parts().get(index) : null;
            if (part != null) {
                lines.addAll(part.lead());
            }
            lines.addAll(
                    part == null
                            ? YamlText.item(now.get(index), block.indent())
                            : item(part, before.get(index), now.get(index), block.indent()));
        }
        return lines;
    }

    private static List<String> item(Part part, JsonNode old, JsonNode value, int indent) {
        if (old.equals(value)) {
            return part.lines();
        }
        List<String> inner = new YamlPatch(old, value).apply(part.withoutDash(indent));
        List<String> dashed = inner == null ? null : YamlBlock.withDash(inner, indent);
        return dashed == null ? YamlText.item(value, indent) : dashed;
    }

    private static List<String> all(Collection<Part> parts) {
        List<String> lines = new ArrayList<>();
        parts.forEach(part -> {
            lines.addAll(part.lead());
            lines.addAll(part.lines());
        });
        return lines;
    }
}
