package org.dealdesk.testing.people;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.dealdesk.testing.product.Product;

/** What an administrator does with the directory. Active people sign in with the demo password. */
public final class Staff {

    private final Product product;
    private final Client admin;

    public Staff(Product product) {
        this.product = product;
        this.admin = product.as("admin");
    }

    /** As if seven days had passed since there were two administrators. */
    public static void forgetTwoAdministrators(Product product) {
        product.sql()
                .sql("update directory_version set two_administrators_at = null")
                .update();
    }

    public void hire(String id, String... roles) {
        ObjectNode person = JsonNodeFactory.instance.objectNode().put("name", "Person " + id);
        for (String role : roles) {
            person.withArray("roles").add(role);
        }
        put(id, person);
    }

    /** Changes the entry as it stands. */
    public void change(String id, Consumer<ObjectNode> change) {
        ObjectNode person = (ObjectNode) admin.get("/people/" + id).expect(200).json();
        change.accept(person);
        put(id, person);
    }

    /** Another administrator approves what takes two. */
    private void put(String id, ObjectNode person) {
        Client.Reply reply = admin.put("/people/" + id, person);
        if (reply.status() != 202) {
            reply.expect(200);
            return;
        }
        String other = admin.get("/people?role=ADMIN&status=ACTIVE").expect(200).json().findValuesAsText("id").stream()
                .filter(administrator -> !administrator.equals("admin") && !administrator.equals(id))
                .findFirst()
                .orElseThrow();
        product.as(other)
                .post("/people/changes/" + reply.text("/id") + "/approve", JsonNodeFactory.instance.objectNode())
                .expect(200);
    }
}
