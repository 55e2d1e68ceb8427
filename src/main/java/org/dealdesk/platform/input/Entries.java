package org.dealdesk.platform.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Function;

/** An object whose names are data: they are identifiers like those in a field, and two of them are never one. */
final class Entries {

    private static final int LONGEST_NAME = 80;

    private Entries() {}

    /** The same object under the names as they are kept; those at fault are left out. */
    static ObjectNode identified(JsonNode object, Function<String, String> pointer, Faults faults) {
        ObjectNode identified = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(entry -> {
            String at = pointer.apply(entry.getKey());
            String id = TextKind.IDENTIFIER.read(TextNode.valueOf(entry.getKey()), LONGEST_NAME, at, faults);
            if (id != null && identified.putIfAbsent(id, entry.getValue()) != null) {
                faults.add(at, "duplicate", "appears twice");
            }
        });
        return identified;
    }

    /** The same for an object that was read before it was stored: no entry of it is left out. */
    static ObjectNode stored(JsonNode object) {
        ObjectNode identified = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(entry -> {
            String id = TextKind.IDENTIFIER.readStored(entry.getKey(), LONGEST_NAME);
            identified.set(identified.has(id) ? entry.getKey() : id, entry.getValue());
        });
        return identified;
    }
}
