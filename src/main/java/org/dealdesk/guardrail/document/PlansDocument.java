package org.dealdesk.guardrail.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.dealdesk.guardrail.commission.PlanCommission;
import org.dealdesk.guardrail.commission.PlanCommission.Part;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;

/** What each plan pays, as it is answered and stored: exact decimals, at least as many as the currency has. */
final class PlansDocument {

    private PlansDocument() {}

    static void write(ArrayNode json, ExpectedCommission commission) {
        commission.byPlan().plans().forEach(plan -> plan(json.addObject(), plan, commission.currency()));
    }

    private static void plan(ObjectNode json, PlanCommission plan, Currency currency) {
        json.put("plan", plan.id());
        json.put("base", Rounding.show(plan.base(), currency));
        json.put("gate", plan.gate().name());
        ArrayNode people = json.putArray("people");
        plan.people().forEach(part -> part(people.addObject(), part, currency));
    }

    private static void part(ObjectNode json, Part part, Currency currency) {
        json.put("person", part.person());
        json.put("share", exact(part.share(), currency));
        json.put("attainment", part.attainment() == null ? null : exact(part.attainment(), currency));
        json.put("amount", Rounding.show(part.amount(), currency));
    }

    private static String exact(BigDecimal value, Currency currency) {
        int needed = Math.max(currency.decimals(), value.stripTrailingZeros().scale());
        return value.setScale(needed).toPlainString();
    }
}
