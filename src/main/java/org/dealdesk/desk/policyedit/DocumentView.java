package org.dealdesk.desk.policyedit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.policy.draft.DocumentText;

/** A document as the fields of the form show it, with its faults; places are JSON pointers. */
record DocumentView(JsonNode tree) {

    /** A single value as it is typed; empty where there is none. */
    public String text(String pointer) {
        JsonNode value = tree.at(pointer);
        if (!value.isValueNode() || value.isNull()) {
            return "";
        }
        return value.isNumber() ? number(value.decimalValue()) : value.asText();
    }

    public boolean has(String pointer) {
        return !tree.at(pointer).isMissingNode();
    }

    public boolean flag(String pointer) {
        return tree.at(pointer).asBoolean(false);
    }

    public int size(String pointer) {
        return tree.at(pointer).isArray() ? tree.at(pointer).size() : 0;
    }

    /** The values of a list. */
    public List<String> list(String pointer) {
        List<String> values = new ArrayList<>();
        if (tree.at(pointer).isArray()) {
            tree.at(pointer).forEach(value -> values.add(value.asText()));
        }
        return values;
    }

    /** The names in an object, or the codes in a list of them. */
    public List<String> names(String pointer) {
        List<String> names = new ArrayList<>(list(pointer));
        tree.at(pointer).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A name as a step of a pointer. */
    public String step(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** How the tiers of a guardrail are read: {@code max} or {@code min}. */
    public String direction(int guardrail) {
        return has("/guardrails/" + guardrail + "/min") ? "min" : "max";
    }

    /** What the form does not edit, as text. */
    public String others() {
        return DocumentText.without(tree, PointerForm.EDITED);
    }

    private static String number(BigDecimal number) {
        boolean modest = number.precision() < 40 && Math.abs(number.scale()) < 40;
        String plain = modest ? number.toPlainString() : number.toString();
        // A field must not show what would be asked about when it comes back.
        return modest && number.scale() == 3 ? plain + "0" : plain;
    }
}
