package org.dealdesk.commission.month;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.month.CustomerNames.Approved;
import org.dealdesk.commission.month.CustomerNames.Customer;
import org.dealdesk.commission.statement.Balances;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.CommissionPlan;
import org.dealdesk.policy.CommissionRules;

/**
 * What a statement says, as JSON: balances, the entries of each deal with what they follow from, adjustments, payments. Free texts are
 * not in it, because it is hashed and kept for ever: readers get them with it.
 *
 * @param currency of the policy
 * @param customers of the revisions that entries lead back to
 * @param rules by version of the policy
 */
record StatementDocument(
        Currency currency, Map<Approved, Customer> customers, Function<String, CommissionRules> rules) {

    static final int FORMAT = 1;

    /** Whether the month can still get entries. */
    enum Status {
        OPEN,
        FINAL
    }

    ObjectNode write(
            String person, YearMonth month, Status status, MonthBalances balances, List<StatementEntry> entries) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT);
        json.put("person", person);
        json.put("month", month.toString());
        json.put("status", status.name());
        json.put("currency", currency.code());
        balances(json.putObject("opening"), balances.opening());
        Map<Long, ArrayNode> deals = new LinkedHashMap<>();
        ArrayNode ofDeals = json.putArray("deals");
        ArrayNode adjustments = json.putArray("adjustments");
        ArrayNode payouts = json.putArray("payouts");
        for (StatementEntry entry : entries) {
            if (entry.isOfRevision()) {
                entry(entriesOf(entry.place().deal(), deals, ofDeals).addObject(), entry);
            } else if (entry.type() == TransactionType.ADJUSTMENT) {
                adjustment(adjustments.addObject(), entry);
            } else if (entry.amount().account() == Account.PAID) {
                payment(payouts.addObject(), entry);
            }
        }
        balances(json.putObject("closing"), balances.closing());
        return json;
    }

    private static ArrayNode entriesOf(Long deal, Map<Long, ArrayNode> deals, ArrayNode all) {
        return deals.computeIfAbsent(
                deal,
                id -> all.addObject().put("deal", new DealNumber(id).toString()).putArray("entries"));
    }

    private void balances(ObjectNode json, Balances balances) {
        json.put("ACCRUED", Rounding.show(balances.accrued(), currency));
        json.put("EARNED", Rounding.show(balances.earned(), currency));
        json.put("PAID", Rounding.show(balances.paid(), currency));
    }

    private void entry(ObjectNode json, StatementEntry entry) {
        head(json, entry);
        Customer customer =
                customers.get(new Approved(entry.place().deal(), entry.place().revision()));
        json.put("revision", entry.place().revision());
        json.put("policy", entry.place().policy());
        json.putObject("customer")
                .put("id", customer == null ? null : customer.id())
                .put("name", customer == null ? null : customer.name());
        json.put("plan", entry.amount().plan());
        derivation(json, entry);
        json.put("amount", Rounding.show(entry.amount().value(), currency));
        json.put("why", entry.head().reason());
        json.put("cause", entry.place().cause());
    }

    private static void head(ObjectNode json, StatementEntry entry) {
        json.put("entry", entry.id());
        json.put("on", entry.head().on().toString());
        json.put("type", entry.type().name());
        json.put("account", entry.amount().account().name());
    }

    private void derivation(ObjectNode json, StatementEntry entry) {
        CommissionRules of = rules.apply(entry.place().policy());
        String plan = entry.amount().plan();
        boolean overlay = CommissionPlan.OVERLAY.equals(plan);
        json.put("base", exact(overlay ? entry.overlaid() : entry.basis().base()));
        json.put("share", exact(entry.basis().share()));
        json.put("attainment", exact(entry.basis().attainment()));
        json.put(
                "rate",
                plain(overlay ? percent(of, entry.person()) : entry.basis().rate()));
        CommissionPlan.Pay pay = of.plans().stream()
                .filter(known -> known.id().equals(plan))
                .findFirst()
                .map(CommissionPlan::pay)
                .orElse(null);
        ArrayNode tiers = json.putArray("tiers");
        if (pay != null) {
            pay.tiers()
                    .forEach(tier ->
                            tiers.addObject().put("above", exact(tier.above())).put("rate", plain(tier.rate())));
        }
        json.put("cap", pay == null ? null : exact(pay.cap()));
    }

    private static BigDecimal percent(CommissionRules rules, String person) {
        return rules.overlays().stream()
                .filter(overlay -> overlay.person().equals(person))
                .map(CommissionRules.Overlay::percent)
                .findFirst()
                .orElse(null);
    }

    private void adjustment(ObjectNode json, StatementEntry entry) {
        head(json, entry);
        Long deal = entry.place().deal();
        json.put("adjustment", entry.place().cause());
        json.put("deal", deal == null ? null : new DealNumber(deal).toString());
        json.put("amount", Rounding.show(entry.amount().value(), currency));
    }

    private void payment(ObjectNode json, StatementEntry entry) {
        json.put("entry", entry.id());
        json.put("on", entry.head().on().toString());
        json.put("type", entry.type().name());
        json.put("batch", entry.place().batch());
        json.put("paidOn", entry.place().paidOn().toString());
        json.put("amount", Rounding.show(entry.amount().value(), currency));
    }

    /** As many decimals as it takes, and at least those of the currency. */
    private String exact(BigDecimal value) {
        if (value == null) {
            return null;
        }
        int needed = Math.max(currency.decimals(), value.stripTrailingZeros().scale());
        return value.setScale(needed).toPlainString();
    }

    private static String plain(BigDecimal value) {
        return value == null ? null : Rounding.plain(value);
    }
}
