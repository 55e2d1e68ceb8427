package org.dealdesk.testing.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.product.Product;

/** What people do with deals all day, in a word each. */
public final class Sales {

    /** Who decides for a function unless a test says otherwise. */
    public static final Map<String, String> REVIEWERS =
            Map.of("SALES_OPS", "salesops", "FINANCE", "finance", "LEGAL", "legal", "COMMITTEE", "committee");

    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    private final Product product;

    public Sales(Product product) {
        this.product = product;
    }

    /** A customer that no other test knows. */
    public static String newCustomer() {
        return "T-" + ProcessHandle.current().pid() + "-" + CUSTOMERS.incrementAndGet();
    }

    /** A deal of one line of consulting hours for a new customer, clear of everything at 275 and 60 hours. */
    public static ObjectNode hours(String quantity, String unitPrice) {
        ObjectNode deal = JsonNodeFactory.instance.objectNode();
        deal.put("name", "Consulting hours");
        deal.putObject("customer").put("id", newCustomer()).put("name", "Test customer");
        deal.put("currency", "USD");
        deal.put("startDate", "2026-12-01");
        deal.putArray("lines")
                .addObject()
                .put("sku", "PS-CONSULT-HR")
                .put("quantity", quantity)
                .put("unitPrice", unitPrice)
                .put("validityMonths", 12);
        return deal;
    }

    /** Approved as soon as it is submitted. */
    public static ObjectNode clear() {
        return hours("60", "275");
    }

    /** Needs Sales Ops. */
    public static ObjectNode forSalesOps() {
        return hours("200", "250");
    }

    /** Needs Sales Ops, then finance and legal side by side. */
    public static ObjectNode forThree() {
        ObjectNode deal = hours("200", "240");
        deal.putArray("terms").add("TERMINATION_FOR_CONVENIENCE");
        return deal;
    }

    /** Needs all four functions. */
    public static ObjectNode forAll() {
        ObjectNode deal = hours("200", "240");
        deal.putArray("terms").add("TERMINATION_FOR_CONVENIENCE").add("UNCAPPED_LIABILITY");
        return deal;
    }

    /** The three at the price of a deal so small that no measure of size ever looks at it. */
    public static ObjectNode smallForThree() {
        ObjectNode deal = hours("20", "240");
        deal.putArray("terms").add("TERMINATION_FOR_CONVENIENCE");
        return deal;
    }

    /** Needs Sales Ops, and is small. */
    public static ObjectNode smallForSalesOps() {
        return hours("20", "240");
    }

    /** Blocked: hours sold far under cost. */
    public static ObjectNode blocked() {
        return hours("100", "48");
    }

    /** Submits as {@code rep} and answers the deal. */
    public JsonNode submit(ObjectNode deal) {
        return product.as("rep").post("/deals?submit=true", deal).expect(201).json();
    }

    /** Creates a draft as {@code rep} and answers the reply, with its ETag. */
    public Reply draft(ObjectNode deal) {
        return product.as("rep").post("/deals", deal).expect(201);
    }

    /** Submits as {@code rep}, has it approved by everyone that it takes, and answers the deal. */
    public JsonNode approved(ObjectNode deal) {
        return approveAll(number(submit(deal)));
    }

    /** The owner does something to the deal that takes no body: submit, recall, withdraw. */
    public JsonNode act(String number, String what) {
        return product.as("rep")
                .post("/deals/" + number + "/" + what, null)
                .expect(200)
                .json();
    }

    public Reply close(String person, String number, String outcome, LocalDate date) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("outcome", outcome).put("date", date.toString());
        return product.as(person).post("/deals/" + number + "/close", body);
    }

    /** Replaces the working copy, having read the deal just before. */
    public JsonNode revise(String number, ObjectNode deal) {
        String seen = product.as("rep").get("/deals/" + number).expect(200).header("ETag");
        return product.as("rep")
                .put("/deals/" + number, deal, "If-Match", seen)
                .expect(200)
                .json();
    }

    /** Today where the policy's calendar hangs. */
    public LocalDate today() {
        return LocalDate.ofInstant(product.now(), ZoneId.of("America/New_York"));
    }

    public static String number(JsonNode deal) {
        return deal.get("number").textValue();
    }

    public static String status(JsonNode deal) {
        return deal.get("status").textValue();
    }

    /** The functions asked at the moment, sorted. */
    public static List<String> asked(JsonNode deal) {
        return open(deal).stream()
                .map(review -> review.get("function").textValue())
                .sorted()
                .toList();
    }

    /** The commission as it stands: amount and state. */
    public static String commission(JsonNode deal) {
        return deal.at("/commission/amount").textValue() + " "
                + deal.at("/commission/state").textValue();
    }

    /** The reps' ledger lines of a deal, in order, each in a line. */
    public List<String> ledger(String number) {
        List<String> lines = new ArrayList<>();
        product.as("auditor")
                .get("/commissions/entries?limit=200&deal=" + number)
                .expect(200)
                .json()
                .get("items")
                .forEach(entry -> lines.add("%s %s %s %s"
                        .formatted(
                                entry.get("type").textValue(),
                                entry.get("account").textValue(),
                                entry.get("person").textValue(),
                                entry.get("amount").textValue())));
        return lines;
    }

    /** The deal as {@code auditor} sees it. */
    public JsonNode read(String number) {
        return product.as("auditor").get("/deals/" + number).expect(200).json();
    }

    /** Approves all open reviews as the usual people, until none is open. */
    public JsonNode approveAll(String number) {
        JsonNode deal = read(number);
        while (!open(deal).isEmpty()) {
            JsonNode review = open(deal).get(0);
            deal = decide(REVIEWERS.get(review.get("function").textValue()), review, "APPROVE")
                    .expect(200)
                    .json();
        }
        return deal;
    }

    /** The deal's open reviews. */
    public static List<JsonNode> open(JsonNode deal) {
        List<JsonNode> open = new ArrayList<>();
        deal.get("reviews").forEach(review -> {
            if (review.get("status").textValue().equals("OPEN")) {
                open.add(review);
            }
        });
        return open;
    }

    /** The open review of a function. */
    public static JsonNode review(JsonNode deal, String function) {
        return open(deal).stream()
                .filter(review -> review.get("function").textValue().equals(function))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no open review of " + function + " in " + deal));
    }

    public Reply decide(String person, JsonNode review, String outcome) {
        return decide(
                person,
                review.get("id").textValue(),
                outcome,
                review.get("revision").intValue());
    }

    public Reply decide(String person, String review, String outcome, int revision) {
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        decision.put("outcome", outcome).put("revision", revision).put("comment", "because");
        return product.as(person).post("/tasks/" + review + "/decision", decision);
    }

    /** The types of the deal's history, oldest first. */
    public List<String> history(String number) {
        List<String> types = new ArrayList<>();
        product.as("auditor")
                .get("/deals/" + number + "/history?limit=200")
                .expect(200)
                .json()
                .get("items")
                .forEach(record -> types.add(record.get("type").textValue()));
        return types;
    }
}
