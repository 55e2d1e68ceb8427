package org.dealdesk.testing.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.product.Product;

/** What finance does with commissions, in a word each: {@code finance} proposes, {@code finance2} decides. */
public final class Books {

    private final Product product;
    private final Sales sales;

    public Books(Product product) {
        this.product = product;
        this.sales = new Sales(product);
    }

    public static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Proposes an adjustment and answers its id. */
    public String proposed(String person, String amount) {
        return product.as("finance")
                .post("/commissions/adjustments", adjustment(person, amount))
                .expect(201)
                .text("/id");
    }

    public static ObjectNode adjustment(String person, String amount) {
        return json().put("person", person).put("amount", amount).put("reason", "as agreed");
    }

    /** An approved adjustment: what the quickest way to earn is. */
    public String adjusted(String person, String amount) {
        String id = proposed(person, amount);
        product.as("finance2")
                .post("/commissions/adjustments/" + id + "/approve", null)
                .expect(200);
        return id;
    }

    /** Lets the month in which the ledger was last posted to end, and closes all months up to it. */
    public String closeThisMonth() {
        LocalDate last = product.sql()
                .sql("select max(effective_on) from ledger_transaction")
                .query(LocalDate.class)
                .single();
        YearMonth month = YearMonth.from(last);
        while (!sales.today().isAfter(month.atEndOfMonth())) {
            product.clock().advance(Duration.ofDays(5));
        }
        YearMonth next = YearMonth.parse(product.sql()
                .sql(
                        "select coalesce((select max(closed_month) from commission_month), (select substring(cast(min(effective_on)"
                                + " as varchar(10)) from 1 for 7) from ledger_transaction))")
                .query(String.class)
                .single());
        boolean first = product.as("finance")
                .get("/commissions/months")
                .expect(200)
                .json()
                .get("items")
                .isEmpty();
        for (YearMonth each = first ? next : next.plusMonths(1); !each.isAfter(month); each = each.plusMonths(1)) {
            close(each.toString()).expect(200);
        }
        return month.toString();
    }

    public Reply close(String month) {
        return product.as("finance").post("/commissions/months/" + month + "/close", null);
    }

    public Reply statement(String as, String person, String month) {
        return product.as(as).get("/commissions/statements/" + person + "/" + month);
    }

    public void acknowledge(String person, String month) {
        product.as(person)
                .post("/commissions/statements/" + person + "/" + month + "/acknowledge", null)
                .expect(200);
    }

    /** Holds a person's payments back and answers the id of the hold. */
    public String hold(String person) {
        return product.as("finance")
                .post("/commissions/holds", json().put("person", person).put("reason", "to be looked at"))
                .expect(201)
                .text("/id");
    }

    public Reply propose(String upTo) {
        return product.as("finance").post("/commissions/payouts", json().put("upTo", upTo));
    }

    public Reply approve(String payout) {
        return product.as("finance2").post("/commissions/payouts/" + payout + "/approve", null);
    }

    public Reply pay(String payout) {
        return product.as("finance")
                .post(
                        "/commissions/payouts/" + payout + "/pay",
                        json().put("date", sales.today().toString()).put("reference", "SEPA 1"));
    }

    /** A payout that is proposed and approved; answers its id. */
    public String approved(String upTo) {
        String id = propose(upTo).expect(201).text("/id");
        approve(id).expect(200);
        return id;
    }

    /** A payout that is paid; answers its id. */
    public String paid(String upTo) {
        String id = approved(upTo);
        pay(id).expect(200);
        return id;
    }

    /** A payment that came back. */
    public void returned(String payout, String person) {
        String returns = "/commissions/payouts/" + payout + "/returns";
        String id = product.as("finance")
                .post(
                        returns,
                        json().put("person", person)
                                .put("date", sales.today().toString())
                                .put("reason", "account closed"))
                .expect(201)
                .text("/id");
        product.as("finance2").post(returns + "/" + id + "/approve", null).expect(200);
    }

    /** The lines of a payout as {@code person amount}. */
    public static List<String> lines(JsonNode payout) {
        List<String> lines = new ArrayList<>();
        payout.get("lines")
                .forEach(line -> lines.add(line.get("person").textValue() + " "
                        + line.get("amount").textValue()));
        return lines;
    }

    /** Who a payout does not pay in full, as {@code person HELD amount} or {@code person CARRIED}. */
    public static List<String> listed(JsonNode payout) {
        List<String> listed = new ArrayList<>();
        payout.get("listed")
                .forEach(one -> listed.add("%s %s %s"
                        .formatted(
                                one.get("person").textValue(),
                                one.get("as").textValue(),
                                one.path("amount").asText("").replace("null", ""))
                        .strip()));
        return listed;
    }

    /** What the person holds on an account; null where there is no entry. */
    public String balance(String person, String account) {
        for (JsonNode balance : product.as("auditor")
                .get("/commissions/balances?rep=" + person)
                .expect(200)
                .json()
                .get("items")) {
            if (balance.get("account").textValue().equals(account)) {
                return balance.get("amount").textValue();
            }
        }
        return null;
    }
}
