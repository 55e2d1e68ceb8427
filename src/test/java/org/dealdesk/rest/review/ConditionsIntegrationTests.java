package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dealdesk.testing.approval.Verdicts;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Approvals on conditions: what a condition can be, and what a later revision that breaks one costs. */
class ConditionsIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void endsAnApprovalWhoseConditionIsBroken(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.smallForThree());
        String number = Sales.number(deal);
        ObjectNode approval = Verdicts.decision(deal, "APPROVE");
        approval.putArray("conditions")
                .add(Verdicts.condition("PAYMENT_TERMS_DAYS", "max", "40"))
                .addObject()
                .put("term", "CUSTOM_SLA")
                .put("present", false);
        deal = Verdicts.decide(product, "salesops", deal, "SALES_OPS", approval)
                .expect(200)
                .json();
        assertThat(Verdicts.review(deal, 1, "SALES_OPS").at("/conditions/0/max").textValue())
                .isEqualTo("40");
        deal = Verdicts.decide(product, "finance", deal, "FINANCE", Verdicts.decision(deal, "APPROVE"))
                .expect(200)
                .json();
        Verdicts.decide(product, "legal", deal, "LEGAL", Verdicts.decision(deal, "REQUEST_CHANGES"))
                .expect(200);

        ObjectNode later = Sales.smallForThree();
        later.set("customer", deal.get("customer"));
        later.put("paymentTermsDays", 41);
        sales.revise(number, later);
        deal = sales.act(number, "submit");

        assertThat(Verdicts.reviews(deal, 1)).contains("SALES_OPS VOID");
        assertThat(Sales.asked(deal)).containsExactly("SALES_OPS");
        sales.act(number, "recall");
        later.put("paymentTermsDays", 30);
        sales.revise(number, later);
        deal = sales.act(number, "submit");
        assertThat(Sales.asked(deal)).as("what is void stays void").containsExactly("SALES_OPS");
        assertThat(sales.history(number)).contains("APPROVAL_VOIDED");
        sales.approveAll(number);
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesConditionsThatCannotBe(Database database) {
        Product product = Product.on(database);
        JsonNode deal = new Sales(product).submit(Sales.smallForSalesOps());
        ObjectNode approval = Verdicts.decision(deal, "APPROVE");
        approval.putArray("conditions")
                .add(Verdicts.condition("DEAL_DISCOUNT_PCT", "max", "5"))
                .add(Verdicts.condition("PAYMENT_TERMS_DAYS", "max", "60"))
                .addObject()
                .put("term", "NO_SUCH_TERM")
                .put("present", true);
        assertThat(Verdicts.decide(product, "salesops", deal, "SALES_OPS", approval)
                        .refused(422, "invalid")
                        .faults())
                .containsExactlyInAnyOrder(
                        "/conditions/0 broken-condition",
                        "/conditions/2 broken-condition",
                        "/conditions/2/term unknown-value");

        ObjectNode rejection = Verdicts.decision(deal, "REJECT");
        rejection.putArray("conditions").add(Verdicts.condition("PAYMENT_TERMS_DAYS", "max", "60"));
        rejection.set("proposal", Sales.clear());
        assertThat(Verdicts.decide(product, "salesops", deal, "SALES_OPS", rejection)
                        .refused(422, "invalid")
                        .faults())
                .containsExactlyInAnyOrder("/conditions not-allowed", "/proposal not-allowed");
        assertThat(Sales.asked(new Sales(product).read(Sales.number(deal)))).containsExactly("SALES_OPS");
    }
}
