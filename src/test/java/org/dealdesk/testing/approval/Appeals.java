package org.dealdesk.testing.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;

/** Rejected deals, and appeals for them. */
public final class Appeals {

    private Appeals() {}

    public static JsonNode rejectedByFinance(Sales sales, ObjectNode proposal) {
        JsonNode deal = sales.submit(proposal);
        deal = sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE")
                .expect(200)
                .json();
        return sales.decide("finance", Sales.review(deal, "FINANCE"), "REJECT")
                .expect(200)
                .json();
    }

    public static Reply appeal(Product product, String person, String number) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", "The customer is worth it");
        return product.as(person).post("/deals/" + number + "/appeal", body);
    }
}
