package org.dealdesk.testing.people;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.dealdesk.testing.product.Product;

/** What an administrator does with the directory. Active people sign in with the demo password. */
public final class Staff {

    private final Client admin;

    public Staff(Product product) {
        this.admin = product.as("admin");
    }

    public void hire(String id, String... roles) {
        ObjectNode person = JsonNodeFactory.instance.objectNode().put("name", "Person " + id);
        for (String role : roles) {
            person.withArray("roles").add(role);
        }
        admin.put("/people/" + id, person).expect(200);
    }

    /** Changes the entry as it stands. */
    public void change(String id, Consumer<ObjectNode> change) {
        ObjectNode person = (ObjectNode) admin.get("/people/" + id).expect(200).json();
        change.accept(person);
        admin.put("/people/" + id, person).expect(200);
    }
}
