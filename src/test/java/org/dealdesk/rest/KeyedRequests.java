package org.dealdesk.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.product.Product;

/** Requests with an idempotency key. */
final class KeyedRequests {

    private KeyedRequests() {}

    static Reply submit(Product product, String person, ObjectNode deal, String key) {
        return product.as(person).post("/deals?submit=true", deal, "Idempotency-Key", key);
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }
}
