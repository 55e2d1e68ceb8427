package org.dealdesk.desk.policyedit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.text.Notation;

/**
 * Puts what was typed into the form into the document. Each field is named by its JSON pointer. What cannot be a number is kept as it
 * was typed, for lint to complain of; what could be two numbers is a fault of its own, since a document would make one of it.
 */
final class PointerForm {

    /** The properties that the form edits as a whole; the page shows all others as text. */
    static final List<String> EDITED =
            List.of("version", "name", "effectiveFrom", "guardrails", "priceBook", "rateCard", "roles");

    private static final Pattern NUMBER =
            Pattern.compile("/guardrails/[0-9]+/(?:(?:max|min)/[0-9]+/at|minTcv|window/[a-zA-Z]+)"
                    + "|/priceBook/[0-9]+/(?:listPrice|hoursPerMonth)|/rateCard/[^/]+|/routing/straightThrough/maxTcv");
    private static final Pattern CODE_NAME = Pattern.compile("/(?:segments|regions)/[^/]+/name");
    private static final Decimals.Range ANY = Decimals.Range.between("-1000000000000", "1000000000000", 6);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_POINTER = 300;

    private final ObjectNode tree;
    private final List<Fault> ambiguous = new ArrayList<>();

    private PointerForm(ObjectNode tree) {
        this.tree = tree;
    }

    /**
     * A document with what was typed.
     *
     * @param ambiguous numbers that could be two, each still in the document as it was typed
     */
    record Typed(ObjectNode tree, List<Fault> ambiguous) {}

    static Typed apply(JsonNode document, SubmittedForm sent) {
        PointerForm form = new PointerForm(document.deepCopy());
        sent.fields().forEach((name, values) -> {
            if (name.startsWith("/")
                    && name.length() <= LONGEST_POINTER
                    && !isAmong(sent, "list", name)
                    && !isAmong(sent, "flag", name)) {
                form.set(name, values.get(0).strip());
            }
        });
        sent.fields().getOrDefault("list", List.of()).forEach(name -> form.setList(name, sent));
        sent.fields()
                .getOrDefault("flag", List.of())
                .forEach(name -> form.put(name, sent.has(name) ? NODES.booleanNode(true) : null));
        form.addRole(sent.text("new-role"), sent.text("new-cost"));
        return new Typed(form.tree, List.copyOf(form.ambiguous));
    }

    private static boolean isAmong(SubmittedForm sent, String kind, String name) {
        return sent.fields().getOrDefault(kind, List.of()).contains(name);
    }

    private void set(String name, String typed) {
        if (CODE_NAME.matcher(name).matches()) {
            nameCodes(name.substring(0, name.indexOf('/', 1)), typed);
        }
        if (typed.isEmpty()) {
            put(name, null);
        } else if (NUMBER.matcher(name).matches()) {
            put(name, number(name, typed));
        } else {
            put(name, NODES.textNode(typed));
        }
    }

    private JsonNode number(String name, String typed) {
        Faults faults = new Faults();
        BigDecimal number;
        try (Fields fields = Fields.typed(NODES.objectNode().put("typed", typed), Notation.TYPED, faults)) {
            number = fields.optionalDecimal("typed", ANY);
        }
        faults.list().stream()
                .filter(fault -> fault.code().equals("ambiguous-number"))
                .forEach(fault -> ambiguous.add(new Fault(name, fault.code(), fault.detail())));
        return number == null ? NODES.textNode(typed) : NODES.numberNode(number);
    }

    /** The last row of the rate card, which is empty until a role is typed. */
    private void addRole(String role, String cost) {
        if (role != null) {
            String pointer = "/rateCard/" + role.replace("~", "~0").replace("/", "~1");
            put(pointer, cost == null ? NODES.textNode("") : number(pointer, cost));
        }
    }

    /** Several values of one name, from boxes that are ticked or from lines. */
    private void setList(String name, SubmittedForm sent) {
        ArrayNode list = NODES.arrayNode();
        sent.fields().getOrDefault(name, List.of()).stream()
                .flatMap(values -> values.strip().lines())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .forEach(list::add);
        put(name, list.isEmpty() ? null : list);
    }

    /** A list of codes becomes an object of codes once one of them has a name. */
    private void nameCodes(String list, String typed) {
        if (!typed.isEmpty() && tree.at(list).isArray()) {
            ObjectNode codes = NODES.objectNode();
            tree.at(list).forEach(code -> codes.putObject(code.asText()));
            tree.set(list.substring(1), codes);
        }
    }

    /** Sets the value, or takes it away where it is null. Objects around it are made where they are missing. */
    private void put(String name, JsonNode value) {
        JsonPointer pointer = JsonPointer.compile(name);
        JsonNode parent = value == null ? tree.at(pointer.head()) : parent(pointer.head());
        String last = pointer.last().getMatchingProperty();
        if (parent instanceof ObjectNode object && value != null) {
            object.set(last, value);
        } else if (parent instanceof ObjectNode object) {
            object.remove(last);
            leaveOutIfEmpty(pointer.head(), object);
        }
    }

    private JsonNode parent(JsonPointer pointer) {
        JsonNode known = tree.at(pointer);
        if (!known.isMissingNode() || pointer.matches()) {
            return known;
        }
        JsonNode around = parent(pointer.head());
        return around instanceof ObjectNode object
                ? object.putObject(pointer.last().getMatchingProperty())
                : around;
    }

    /** An auto-approval without a limit, and a role without a name, are written by leaving them out. */
    private void leaveOutIfEmpty(JsonPointer pointer, ObjectNode object) {
        String name = pointer.toString();
        boolean optional =
                name.equals("/routing/straightThrough") || name.startsWith("/roles") || name.endsWith("/window");
        if (object.isEmpty() && optional) {
            put(name, null);
        }
    }
}
