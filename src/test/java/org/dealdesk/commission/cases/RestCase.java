package org.dealdesk.commission.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.approval.deadline.ExpirySweep;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.Amounts;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;

/** Plays a sequence through REST, and reads what came of it in the form in which its golden file states it. */
final class RestCase {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)(?:\\.(\\w+))?}");
    private static final Pattern OF_DEAL = Pattern.compile("POST /deals/\\{\\w+}/(submit|close|confirm)");

    private final Product product;
    private final Sales sales;

    /** What was made, by the name that the sequence gives it. */
    private final Map<String, String> made = new HashMap<>();

    /** The other way round. */
    private final Map<String, String> names = new HashMap<>();

    RestCase(Product product) {
        this.product = product;
        this.sales = new Sales(product);
    }

    /** Plays one command and answers what the golden file asks of it. */
    ObjectNode play(JsonNode command) {
        Instant at = Instant.parse(command.required("at").textValue());
        product.clock().advance(Duration.between(product.now(), at));
        String call = command.required("call").textValue();
        if (call.startsWith("JOB")) {
            product.bean(ExpirySweep.class).sweep();
            return PlayedCase.json().put("status", 200);
        }
        return call.contains(".*}") ? approveAll(call) : send(call, command);
    }

    private ObjectNode approveAll(String call) {
        Matcher name = Pattern.compile("\\{(\\w+)\\.\\*}").matcher(call);
        if (!name.find()) {
            throw new IllegalArgumentException(call);
        }
        JsonNode deal = sales.approveAll(made.get(name.group(1)));
        return PlayedCase.json()
                .put("status", 200)
                .put("dealStatus", Sales.status(deal))
                .put("commission", deal.at("/commission/accrued").textValue());
    }

    private ObjectNode send(String call, JsonNode command) {
        String[] parts = call.split(" ", 2);
        String body =
                command.path("body").isObject() ? filled(command.get("body").toString()) : null;
        Reply reply = product.as(command.required("as").textValue()).send(parts[0], filled(parts[1]), body);
        // A golden file says 200 of a call whose answer has no body, too.
        int status = reply.status() == 204 ? 200 : reply.status();
        ObjectNode answer = PlayedCase.json().put("status", status);
        if (status >= 400) {
            return answer;
        }
        name(command.path("name").textValue(), reply.json());
        if (call.equals("POST /assessments")) {
            return figures(answer, reply.json());
        }
        Matcher step = OF_DEAL.matcher(call);
        if (call.startsWith("POST /deals?") || step.matches()) {
            return deal(answer, sales.read(reply.json().get("number").textValue()));
        }
        if (reply.json().isObject()) {
            answer.setAll((ObjectNode) named(reply.json()));
        }
        return answer.put("status", status);
    }

    private ObjectNode deal(ObjectNode answer, JsonNode deal) {
        answer.put("deal", names.get(Sales.number(deal)))
                .put("dealStatus", Sales.status(deal))
                .put("state", deal.at("/commission/state").textValue());
        return figures(answer, deal.get("assessment"));
    }

    private static ObjectNode figures(ObjectNode answer, JsonNode assessment) {
        answer.set("outcome", assessment.get("outcome"));
        answer.set("requiredApprovals", assessment.get("requiredApprovals"));
        for (String figure : List.of("commission", "commissionBase", "commissionSplit", "commissionPlans")) {
            answer.set(figure, assessment.at("/economics/" + figure));
        }
        return answer;
    }

    private void name(String name, JsonNode answer) {
        String id = answer.path("number").asText(answer.path("id").asText(null));
        if (name != null && id != null) {
            made.put(name, id);
            names.put(id, name);
        }
    }

    /** {D1} stands for the deal's number, {D1.FINANCE} for its open review of finance. */
    private String filled(String text) {
        return NAME.matcher(text).replaceAll(found -> {
            String id = made.getOrDefault(found.group(1), found.group(1));
            return found.group(2) == null
                    ? id
                    : Sales.review(sales.read(id), found.group(2)).get("id").textValue();
        });
    }

    /** The same with the names of deals in place of their numbers. */
    private JsonNode named(JsonNode json) {
        String text = json.toString();
        for (Map.Entry<String, String> each : names.entrySet()) {
            text = text.replace("\"" + each.getKey() + "\"", "\"" + each.getValue() + "\"");
        }
        return CanonicalJson.read(text);
    }

    /** Back to a day on which no approval has run out: who reads a deal past its last day records that. */
    void goBack() {
        product.clock().advance(Duration.between(product.now(), Instant.parse("2026-01-02T15:00:00Z")));
    }

    ObjectNode deal(String name) {
        JsonNode deal = sales.read(made.get(name));
        ObjectNode json = PlayedCase.json().put("status", Sales.status(deal));
        json.set("revision", deal.get("revision"));
        for (String figure : List.of("state", "accrued", "earned", "clawedBack", "standing")) {
            json.set(figure, deal.at("/commission/" + figure));
        }
        return json;
    }

    ObjectNode balances(String person) {
        ObjectNode balances = PlayedCase.json();
        List.of("ACCRUED", "EARNED", "PAID").forEach(account -> balances.put(account, "0"));
        product.as("auditor")
                .get("/commissions/balances?rep=" + person)
                .expect(200)
                .json()
                .get("items")
                .forEach(balance -> balances.set(balance.get("account").textValue(), balance.get("amount")));
        return balances;
    }

    /** In ledger order, legs added up. */
    ArrayNode transactions() {
        Map<String, List<JsonNode>> byTransaction = new LinkedHashMap<>();
        entries("").forEach(entry -> byTransaction
                .computeIfAbsent(entry.get("transaction").textValue(), id -> new ArrayList<>())
                .add(entry));
        entries("&account=EXPENSE")
                .forEach(entry ->
                        byTransaction.get(entry.get("transaction").textValue()).add(entry));
        ArrayNode all = PlayedCase.json().arrayNode();
        byTransaction.values().forEach(entries -> transaction(entries, all.addObject()));
        return all;
    }

    private void transaction(List<JsonNode> entries, ObjectNode json) {
        JsonNode first = entries.get(0);
        json.set("type", first.get("type"));
        json.put("deal", names.get(first.get("deal").asText()));
        json.set("effectiveOn", first.get("effectiveOn"));
        List<Leg> legs = entries.stream()
                .map(entry -> new Leg(
                        Account.valueOf(entry.get("account").textValue()),
                        entry.get("person").textValue(),
                        entry.get("plan").textValue(),
                        new BigDecimal(entry.get("amount").textValue())))
                .toList();
        ArrayNode sums = json.putArray("legs");
        Amounts.by(legs, leg -> new Leg(leg.account(), leg.person(), leg.plan(), BigDecimal.ZERO))
                .forEach((place, amount) -> {
                    if (amount.signum() != 0 || place.account() == Account.ACCRUED) {
                        sums.addObject()
                                .put("account", place.account().name())
                                .put("person", place.person())
                                .put("plan", place.plan())
                                .put("amount", amount.toPlainString());
                    }
                });
    }

    private List<JsonNode> entries(String filter) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = product.as("finance")
                    .get("/commissions/entries?limit=200" + filter + cursor)
                    .expect(200)
                    .json();
            page.get("items").forEach(all::add);
            cursor = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").textValue();
        }
        return all;
    }
}
