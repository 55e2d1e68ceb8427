package org.dealdesk.platform.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.dealdesk.platform.text.Identity;
import org.dealdesk.platform.text.Notation;

/**
 * Reads one JSON object field by field. What is missing or wrong becomes a fault with its pointer and the value is null, so that
 * the rest is still looked at; {@link #close()} then refuses every property that was not asked for.
 */
public final class Fields implements AutoCloseable {

    private final JsonNode node;
    private final String pointer;
    private final Values values;
    private final Faults faults;
    private final Set<String> asked = new HashSet<>();

    private Fields(JsonNode node, String pointer, Values values) {
        this.pointer = pointer;
        this.values = values;
        this.faults = values.faults();
        if (node.isObject()) {
            this.node = node;
        } else {
            faults.add(pointer, "wrong-type", "must be an object");
            this.node = JsonNodeFactory.instance.objectNode();
        }
    }

    public static Fields of(JsonNode body, Faults faults) {
        return typed(body, Notation.EXACT, faults);
    }

    /** The same for what people have typed, whose numbers may be written in their own ways. */
    public static Fields typed(JsonNode body, Notation notation, Faults faults) {
        return new Fields(body, "", new Values(false, notation, faults));
    }

    /** A document that was read before it was stored: what would be refused in its texts today stays as it is. */
    public static Fields ofStored(JsonNode document, Faults faults) {
        return new Fields(document, "", new Values(true, Notation.EXACT, faults));
    }

    /** Whether the document was read before it was stored, so that unknown names in it are not refused. */
    public boolean isStored() {
        return values.stored();
    }

    public String pointer(String name) {
        return pointer + "/" + escaped(name);
    }

    /** The pointer of a name within an object of this one. */
    public String below(String name, String inner) {
        return pointer(name) + "/" + escaped(inner);
    }

    /** A name as it stands in a JSON pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    public Faults faults() {
        return faults;
    }

    public boolean has(String name) {
        return get(name) != null;
    }

    /** Whether it is there and an object, of those that may be something else as well. */
    public boolean isObject(String name) {
        JsonNode value = get(name);
        return value != null && value.isObject();
    }

    /** What machines compare: an id, a code, a word, an address. {@link Identity} tells which ones people take for the same. */
    public String identifier(String name, int most) {
        return required(name) ? optionalIdentifier(name, most) : null;
    }

    public String optionalIdentifier(String name, int most) {
        return string(name, most, TextKind.IDENTIFIER);
    }

    /** What people read on one line: a name, a title, what is searched for. */
    public String name(String name, int most) {
        return required(name) ? optionalName(name, most) : null;
    }

    public String optionalName(String name, int most) {
        return string(name, most, TextKind.NAME);
    }

    /** Text in which line breaks are welcome: a comment, a justification. */
    public String prose(String name, int most) {
        return required(name) ? optionalProse(name, most) : null;
    }

    public String optionalProse(String name, int most) {
        return string(name, most, TextKind.PROSE);
    }

    public BigDecimal decimal(String name, Decimals.Range range) {
        return required(name) ? optionalDecimal(name, range) : null;
    }

    public BigDecimal optionalDecimal(String name, Decimals.Range range) {
        JsonNode value = get(name);
        return value == null ? null : values.decimal(value, pointer(name), range);
    }

    public Integer integer(String name, int least, int most) {
        return required(name) ? optionalInteger(name, least, most) : null;
    }

    public Integer optionalInteger(String name, int least, int most) {
        BigDecimal value =
                optionalDecimal(name, Decimals.Range.between(Integer.toString(least), Integer.toString(most), 0));
        return value == null ? null : value.intValueExact();
    }

    public LocalDate date(String name) {
        return required(name) ? optionalDate(name) : null;
    }

    public LocalDate optionalDate(String name) {
        String text = optionalIdentifier(name, 40);
        return text == null ? null : Dates.read(text, pointer(name), faults);
    }

    public YearMonth month(String name) {
        return required(name) ? optionalMonth(name) : null;
    }

    public YearMonth optionalMonth(String name) {
        String text = optionalIdentifier(name, 40);
        return text == null ? null : Dates.readMonth(text, pointer(name), faults);
    }

    public boolean flag(String name, boolean otherwise) {
        JsonNode value = get(name);
        return value == null ? otherwise : values.flag(value, pointer(name), otherwise);
    }

    /** One word of a list that the product knows. */
    public <E extends Enum<E>> E word(String name, Class<E> words) {
        return required(name) ? optionalWord(name, words) : null;
    }

    public <E extends Enum<E>> E optionalWord(String name, Class<E> words) {
        String text = optionalIdentifier(name, 80);
        return text == null ? null : Words.find(text, words, pointer(name), faults);
    }

    public <E extends Enum<E>> List<E> words(String name, Class<E> words, int most) {
        return Words.all(identifiers(name, most, 80), words, pointer(name), faults);
    }

    public <T> T object(String name, Function<Fields, T> reader) {
        return required(name) ? optionalObject(name, reader) : null;
    }

    public <T> T optionalObject(String name, Function<Fields, T> reader) {
        JsonNode value = get(name);
        if (value == null) {
            return null;
        }
        try (Fields inner = new Fields(value, pointer(name), values)) {
            return reader.apply(inner);
        }
    }

    /** A list of objects; null where it is absent. Faulty elements stay in the list, so that positions remain true. */
    public <T> List<T> optionalObjects(String name, int least, int most, Function<Fields, T> reader) {
        JsonNode value = array(name, least, most);
        if (value == null) {
            return null;
        }
        List<T> read = new ArrayList<>(value.size());
        for (int index = 0; index < value.size(); index++) {
            try (Fields inner = new Fields(value.get(index), pointer(name) + "/" + index, values)) {
                read.add(reader.apply(inner));
            }
        }
        return read;
    }

    public <T> List<T> objects(String name, int least, int most, Function<Fields, T> reader) {
        return required(name) ? optionalObjects(name, least, most, reader) : null;
    }

    /** A list of identifiers, empty where it is absent; a faulty element is null, so that positions remain true. */
    public List<String> identifiers(String name, int most, int longest) {
        JsonNode value = array(name, 0, most);
        List<String> read = new ArrayList<>();
        for (int index = 0; value != null && index < value.size(); index++) {
            read.add(values.text(value.get(index), pointer(name) + "/" + index, longest, TextKind.IDENTIFIER));
        }
        return read;
    }

    /**
     * An object whose names are identifiers, in the order written; empty where it is absent. {@code reader} asks for the name that it
     * is given.
     */
    public <T> Map<String, T> entries(String name, int most, BiFunction<Fields, String, T> reader) {
        Map<String, T> read = optionalObject(name, inner -> inner.each(most, reader));
        return read == null ? Map.of() : read;
    }

    private <T> Map<String, T> each(int most, BiFunction<Fields, String, T> reader) {
        Map<String, T> read = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(asked::add);
        if (node.size() > most) {
            faults.add(pointer, "wrong-size", "must have at most " + most + " entries");
            return read;
        }
        JsonNode identified = isStored() ? Entries.stored(node) : Entries.identified(node, this::pointer, faults);
        Fields entries = new Fields(identified, pointer, values);
        identified.fieldNames().forEachRemaining(id -> read.put(id, reader.apply(entries, id)));
        return read;
    }

    @Override
    public void close() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                faults.add(pointer(name), InvalidInput.UNKNOWN_PROPERTY, "there is no such property here");
            }
        });
    }

    /** A list of anything, each element to be read on its own. */
    public List<JsonNode> elements(String name, int least, int most) {
        JsonNode value = required(name) ? array(name, least, most) : null;
        return value == null ? List.of() : value.valueStream().toList();
    }

    private JsonNode array(String name, int least, int most) {
        JsonNode value = get(name);
        return value == null ? null : values.array(value, pointer(name), least, most);
    }

    private JsonNode get(String name) {
        asked.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private boolean required(String name) {
        if (get(name) == null) {
            faults.add(pointer(name), "missing", "is required");
            return false;
        }
        return true;
    }

    private String string(String name, int most, TextKind kind) {
        JsonNode value = get(name);
        return value == null ? null : values.text(value, pointer(name), most, kind);
    }
}
