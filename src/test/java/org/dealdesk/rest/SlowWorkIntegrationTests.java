package org.dealdesk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.dealdesk.platform.tx.SlowWork;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.LogLines;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/**
 * Neither lookups nor searches, lint or reading of bodies hold a transaction, whichever door is used. Where assertions are on, every
 * other test of a door shows this too.
 */
class SlowWorkIntegrationTests {

    private static final String MISPLACED = "alarm=slow-work-in-transaction";

    private final Product product = Product.on(Database.H2);

    @Test
    void seesSlowWorkWithinATransactionAndNowhereElse() {
        try (LogLines lines = LogLines.ofAll()) {
            SlowWork.begins("test");
            product.bean(Transactions.class).read(() -> {
                SlowWork.begins("test");
                return null;
            });
            assertThat(lines.containing(MISPLACED)).isEmpty();
            boolean failed = false;
            try {
                product.bean(Transactions.class).run(() -> {
                    SlowWork.begins("test");
                    return null;
                });
            } catch (AssertionError misplaced) {
                failed = true;
            }
            assertThat(failed).isEqualTo(SlowWork.class.desiredAssertionStatus());
            assertThat(lines.containing(MISPLACED)).hasSize(1);
        }
    }

    @Test
    void holdsNoTransactionAtAnyDoor() {
        try (LogLines lines = LogLines.ofAll()) {
            registersAWebhook();
            takesAPolicyThroughItsLife();
            refusesABlockedDeal();
            assertThat(lines.containing(MISPLACED)).isEmpty();
        }
    }

    private void registersAWebhook() {
        for (String key : new String[] {null, "slow-webhook"}) {
            Client admin = product.as("admin");
            var wish = JsonNodeFactory.instance.objectNode().put("url", "https://nowhere.invalid/hook");
            var reply =
                    key == null ? admin.post("/webhooks", wish) : admin.post("/webhooks", wish, "Idempotency-Key", key);
            assertThat(reply.refused(422, "invalid").faults()).containsExactly("/url unresolvable");
        }
    }

    private void takesAPolicyThroughItsLife() {
        Rulebook rulebook = new Rulebook(product);
        String version = "slow-work";
        rulebook.send("policyadmin", "/policies", "name: [", "Idempotency-Key", "slow-policy")
                .expect(422);
        rulebook.send(
                        "policyadmin",
                        "/policies",
                        Rulebook.document(version, rulebook.today().plusYears(7)),
                        "Idempotency-Key",
                        "slow-policy")
                .expect(201);
        rulebook.approve(version).expect(200);
        rulebook.activate(version).expect(200);
        product.as("policyadmin")
                .post("/policies/" + version + "/deactivate", null)
                .expect(200);
        product.as("policyadmin").delete("/policies/" + version).expect(204);
    }

    private void refusesABlockedDeal() {
        Client rep = product.as("rep");
        var blocked = Sales.blocked();
        assertThat(rep.post("/deals?submit=true", blocked)
                        .refused(422, "deal-blocked")
                        .json()
                        .at("/assessment/ways"))
                .isNotEmpty();
        String number = rep.post("/deals", blocked).expect(201).text("/number");
        rep.post("/deals/" + number + "/submit", null, "Idempotency-Key", "slow-deal")
                .refused(422, "deal-blocked");
    }
}
