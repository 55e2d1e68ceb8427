package org.dealdesk.desk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of a form, just sent or kept across a sign-in.
 *
 * @param address where the form was sent
 */
public record SubmittedForm(String address, Map<String, List<String>> fields) {

    private static final Set<String> OFFER = Set.of("offer", "offer.term", "paymentTermsDays");
    private static final Set<String> OWN = Set.of("_csrf", "comment", "outcome", "revision");

    public static SubmittedForm of(HttpServletRequest request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
        return new SubmittedForm(request.getRequestURI(), fields);
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** One field, with lines ended as everywhere but in browsers; null where it is empty. */
    public String text(String name) {
        return at(name, 0);
    }

    /** The same for one of several fields of a name; the index is zero-based. */
    public String at(String name, int place) {
        List<String> all = fields.getOrDefault(name, List.of());
        String text = place < all.size() ? all.get(place) : "";
        return text.isBlank() ? null : text.strip().replace("\r\n", "\n");
    }

    /** What was typed into these fields, to be read like a request's body. */
    public ObjectNode json(String... names) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            if (text(name) != null) {
                json.put(name, text(name));
            }
        }
        return json;
    }

    /** How many fields of this name there are. */
    public int count(String name) {
        return fields.getOrDefault(name, List.of()).size();
    }

    /** What goes on unseen from one form to the next: all but what that form asks for itself. */
    public List<Field> carried(boolean withOffer) {
        List<Field> carried = new ArrayList<>();
        fields.forEach((name, values) -> {
            if (!OWN.contains(name) && (withOffer || !isOffer(name))) {
                values.forEach(value -> carried.add(new Field(name, value)));
            }
        });
        return carried;
    }

    /** Whether a field of this name belongs to a counter-offer. */
    private static boolean isOffer(String name) {
        return OFFER.contains(name) || name.startsWith("line.");
    }

    /** One field with its value. */
    public record Field(String name, String value) {}
}
