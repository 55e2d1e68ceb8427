package org.dealdesk.guardrail.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The economics of an assessment as a rep sees them: {@code commission} is the rep's own amount, and shares, attainments and amounts of
 * other people are null. What is stored has the amounts of all people.
 */
public final class OwnCommission {

    private static final List<String> OF_A_PERSON = List.of("share", "attainment", "amount");

    private OwnCommission() {}

    /**
     * Changes the economics of an answer, which must not be the stored document.
     *
     * @param person whose amount {@code commission} becomes; null where the person gets none of the deal
     */
    public static void of(String person, ObjectNode economics) {
        JsonNode own = JsonNodeFactory.instance.nullNode();
        for (JsonNode share : economics.path("commissionSplit")) {
            if (share.required("rep").textValue().equals(person)) {
                own = share.required("amount");
            } else {
                ((ObjectNode) share).putNull("amount");
            }
        }
        economics.set("commission", own);
        economics.put("commissionOf", person);
        for (JsonNode plan : economics.path("commissionPlans")) {
            for (JsonNode part : plan.required("people")) {
                if (!part.required("person").textValue().equals(person)) {
                    OF_A_PERSON.forEach(((ObjectNode) part)::putNull);
                }
            }
        }
    }
}
