package org.dealdesk.testing.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;

/** Decisions with conditions, and the reviews that they were made on. */
public final class Verdicts {

    private Verdicts() {}

    public static ObjectNode condition(String measure, String word, String value) {
        return JsonNodeFactory.instance.objectNode().put("measure", measure).put(word, value);
    }

    public static ObjectNode decision(JsonNode deal, String outcome) {
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        decision.put("outcome", outcome);
        decision.put("revision", deal.get("revision").intValue());
        decision.put("comment", "Because");
        return decision;
    }

    public static Reply decide(Product product, String person, JsonNode deal, String function, ObjectNode decision) {
        String review = Sales.review(deal, function).get("id").textValue();
        return product.as(person).post("/tasks/" + review + "/decision", decision);
    }

    public static JsonNode review(JsonNode deal, int revision, String function) {
        for (JsonNode review : deal.get("reviews")) {
            if (review.get("revision").intValue() == revision
                    && review.get("function").textValue().equals(function)) {
                return review;
            }
        }
        throw new AssertionError("no review of " + function);
    }

    public static List<String> reviews(JsonNode deal, int revision) {
        List<String> reviews = new ArrayList<>();
        for (JsonNode review : deal.get("reviews")) {
            if (review.get("revision").intValue() == revision) {
                reviews.add(review.get("function").textValue() + " "
                        + review.get("status").textValue());
            }
        }
        return reviews.stream().sorted().toList();
    }
}
