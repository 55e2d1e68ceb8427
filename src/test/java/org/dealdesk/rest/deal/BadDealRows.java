package org.dealdesk.rest.deal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What can be wrong with a deal: how it is spoilt, and the faults that the answer names. */
final class BadDealRows {

    private static final String LONG = "x".repeat(10_000);
    private final List<Row> rows = new ArrayList<>();

    record Row(String what, Consumer<ObjectNode> spoil, int status, List<String> faults) {

        /** A preview has no owner, so it takes any. */
        List<String> calls() {
            return faults.contains("/owner not-allowed")
                    ? List.of("/deals", "/deals?submit=true")
                    : List.of("/assessments", "/deals", "/deals?submit=true");
        }
    }

    private BadDealRows() {}

    /** Every row, of which each is sent alone. */
    static List<Row> all() {
        BadDealRows bad = new BadDealRows();
        bad.headers();
        bad.parties();
        bad.terms();
        bad.lines();
        bad.numbers();
        bad.efforts();
        return bad.rows;
    }

    private void headers() {
        malformed("an unknown property", deal -> deal.put("discount", 1), "/discount unknown-property");
        malformed("a broken name", deal -> deal.put("a\u0000\uD800", 1), "/a\uFFFD\uFFFD unknown-property");
        invalid("no name", deal -> deal.remove("name"), "/name missing");
        invalid("a null name", deal -> deal.putNull("name"), "/name missing");
        invalid("a number for a name", deal -> deal.put("name", 5), "/name wrong-type");
        invalid("an empty name", deal -> deal.put("name", ""), "/name blank");
        invalid("a blank name", deal -> deal.put("name", "   "), "/name blank");
        invalid("201 characters", deal -> deal.put("name", "x".repeat(201)), "/name too-long");
        invalid("10,000 characters", deal -> deal.put("name", LONG), "/name too-long");
        invalid("U+0000", deal -> deal.put("name", "a\u0000b"), "/name invalid-character");
        invalid("a lone surrogate", deal -> deal.put("name", "a\uD800b"), "/name invalid-character");
        invalid("a bell", deal -> deal.put("name", "a\u0007b"), "/name invalid-character");
        invalid("a line break in a name", deal -> deal.put("name", "a\nb"), "/name invalid-character");
        invalid("a name that shows nothing", deal -> deal.put("name", "\u200B\u00A0"), "/name blank");
        invalid("a name that turns around", deal -> deal.put("name", "a\u202Eb"), "/name invalid-character");
        invalid("an invisible reference", deal -> deal.put("externalRef", "A\u00AD"), "/externalRef invalid-character");
        invalid("a long justification", deal -> deal.put("justification", LONG), "/justification too-long");
        invalid("U+0000 in prose", deal -> deal.put("justification", "\u0000"), "/justification invalid-character");
        invalid("a long reference", deal -> deal.put("externalRef", LONG), "/externalRef too-long");
        invalid("an unknown currency", deal -> deal.put("currency", "XXX"), "/currency unknown-value");
        invalid("a small currency", deal -> deal.put("currency", "usd"), "/currency unknown-value");
        invalid("an unknown region", deal -> deal.put("region", "MOON"), "/region unknown-value");
        invalid("a day too early", deal -> deal.put("startDate", "1999-12-31"), "/startDate out-of-range");
        invalid("a day too late", deal -> deal.put("startDate", "2101-01-01"), "/startDate out-of-range");
        invalid("no such day", deal -> deal.put("startDate", "2026-02-30"), "/startDate not-a-date");
        invalid("a day as a number", deal -> deal.put("startDate", 20261201), "/startDate wrong-type");
        invalid("terms below 0", deal -> deal.put("paymentTermsDays", -1), "/paymentTermsDays out-of-range");
        invalid("terms above 365", deal -> deal.put("paymentTermsDays", 366), "/paymentTermsDays out-of-range");
        invalid("half a day", deal -> deal.put("paymentTermsDays", "1.5"), "/paymentTermsDays too-many-decimals");
        invalid("a flag for days", deal -> deal.put("paymentTermsDays", true), "/paymentTermsDays wrong-type");
        invalid("21 links", deal -> links(deal, 21, "https://example.com/"), "/links wrong-size");
        invalid("an open link", deal -> links(deal, 1, "http://example.com/"), "/links/0/url not-a-link");
        invalid("a script", deal -> links(deal, 1, "javascript:alert(1)"), "/links/0/url not-a-link");
    }

    private void parties() {
        invalid("no customer", deal -> deal.remove("customer"), "/customer missing");
        invalid("no customer id", deal -> customer(deal).remove("id"), "/customer/id missing");
        invalid("a zero-width id", deal -> customer(deal).put("id", "C\u200B"), "/customer/id invalid-character");
        invalid("a spaced out id", deal -> customer(deal).put("id", "C  1"), "/customer/id invalid-character");
        invalid("a customer of fillers", deal -> customer(deal).put("name", "\u3164"), "/customer/name blank");
        invalid("a long customer", deal -> customer(deal).put("name", LONG), "/customer/name too-long");
        invalid("an unknown segment", deal -> customer(deal).put("segment", "TINY"), "/customer/segment unknown-value");
        malformed("a typo inside", deal -> customer(deal).put("nmae", "x"), "/customer/nmae unknown-property");
        invalid("a rep naming an owner", deal -> deal.put("owner", "rep2"), "/owner not-allowed");
        invalid("99.99 percent", deal -> credit(credits(deal), "rep", "99.99"), "/credits wrong-sum");
        invalid("100.01 percent", deal -> credit(credits(deal), "rep", "100.01"), "/credits/0/percent out-of-range");
        invalid("no credits", BadDealRows::credits, "/credits wrong-size", "/credits wrong-sum");
        invalid("a stranger", deal -> credit(credits(deal), "nobody", "100"), "/credits/0/rep unknown-person");
        invalid("no rep at all", deal -> credit(credits(deal), "finance", "100"), "/credits/0/rep not-a-rep");
        invalid(
                "a rep twice",
                deal -> {
                    ArrayNode credits = credits(deal);
                    credit(credits, "rep", "50");
                    credit(credits, "rep", "50");
                },
                "/credits/1/rep duplicate");
        invalid(
                "a share of 0 and one of three decimals",
                deal -> {
                    ArrayNode credits = credits(deal);
                    credit(credits, "rep", "0");
                    credit(credits, "rep2", "33.333");
                },
                "/credits/0/percent out-of-range",
                "/credits/1/percent too-many-decimals");
    }

    private void terms() {
        invalid("an unknown term", deal -> deal.putArray("terms").add("NOPE"), "/terms/0 unknown-value");
        invalid(
                "a term twice",
                deal -> deal.putArray("terms").add("CUSTOM_SLA").add("CUSTOM_SLA"),
                "/terms/1 duplicate");
        invalid("terms as a text", deal -> deal.put("terms", "CUSTOM_SLA"), "/terms wrong-type");
        invalid("a term as a number", deal -> deal.putArray("terms").add(5), "/terms/0 wrong-type");
    }

    private void lines() {
        invalid("no lines", deal -> deal.remove("lines"), "/lines missing");
        invalid("an empty list", deal -> deal.putArray("lines"), "/lines wrong-size");
        invalid("201 lines", deal -> repeat(deal, 201), "/lines wrong-size");
        invalid("an unknown SKU", deal -> line(deal).put("sku", "NOPE"), "/lines/0/sku unknown-value");
        malformed("a typo in a line", deal -> line(deal).put("prise", 1), "/lines/0/prise unknown-property");
        invalid("hours with a term", deal -> line(deal).put("termMonths", 12), "/lines/0/termMonths not-allowed");
        invalid(
                "hours that lapse at once",
                deal -> line(deal).put("validityMonths", 0),
                "/lines/0/validityMonths out-of-range");
        invalid(
                "a subscription without a term whose hours lapse",
                deal -> line(deal).put("sku", "SUB-LIGHT"),
                "/lines/0/termMonths missing",
                "/lines/0/validityMonths not-allowed");
        invalid(
                "a line of 10^14",
                deal -> line(deal).put("quantity", "1000000").put("unitPrice", "100000000"),
                "/lines/0 out-of-range");
    }

    private void numbers() {
        for (String quantity : List.of("0", "-1", "-0.01", "1000000.01", "9".repeat(40), "1" + "0".repeat(62))) {
            invalid(quantity, deal -> line(deal).put("quantity", quantity), "/lines/0/quantity out-of-range");
            invalid(quantity, deal -> raw(line(deal), "quantity", quantity), "/lines/0/quantity out-of-range");
        }
        for (String quantity : List.of("1e10000000", "1E+999999999", "1e16", "-1e10000000")) {
            invalid(quantity, deal -> raw(line(deal), "quantity", quantity), "/lines/0/quantity out-of-range");
            invalid(quantity, deal -> line(deal).put("quantity", quantity), "/lines/0/quantity not-a-number");
        }
        invalid(
                "1e-10000000",
                deal -> raw(line(deal), "quantity", "1e-10000000"),
                "/lines/0/quantity too-many-decimals");
        for (String quantity : List.of("NaN", "Infinity", "1,5", "0x10", "½", "١", "1 ", "+1", ".5", "1.")) {
            invalid(quantity, deal -> line(deal).put("quantity", quantity), "/lines/0/quantity not-a-number");
        }
        invalid("three decimals", deal -> line(deal).put("quantity", 1.001), "/lines/0/quantity too-many-decimals");
        invalid("a list", deal -> line(deal).putArray("quantity"), "/lines/0/quantity wrong-type");
        invalid("a negative price", deal -> line(deal).put("unitPrice", "-0.01"), "/lines/0/unitPrice out-of-range");
        invalid("too dear", deal -> line(deal).put("unitPrice", "100000000.01"), "/lines/0/unitPrice out-of-range");
        invalid("too fine", deal -> line(deal).put("unitPrice", "1.0000001"), "/lines/0/unitPrice too-many-decimals");
        invalid("carved out", deal -> line(deal).put("carvedIn", "-1"), "/lines/0/carvedIn out-of-range");
        invalid(
                "a tenth of a cent",
                deal -> line(deal).put("carvedIn", "0.001"),
                "/lines/0/carvedIn too-many-decimals");
    }

    private void efforts() {
        invalid("too few hours", deal -> effort(deal, "CONSULTANT", "59.99"), "/lines/0/effort wrong-sum");
        invalid("an unknown role", deal -> effort(deal, "WIZARD", "60"), "/lines/0/effort/0/role unknown-value");
        invalid("no hours", deal -> effort(deal, "CONSULTANT", "0"), "/lines/0/effort/0/hours out-of-range");
        invalid(
                "nobody works",
                deal -> line(deal).putArray("effort"),
                "/lines/0/effort wrong-size",
                "/lines/0/effort wrong-sum");
        invalid(
                "a package without a plan",
                deal -> line(deal).put("sku", "PS-JUMPSTART").put("quantity", 1),
                "/lines/0/effort missing");
        invalid(
                "a role twice",
                deal -> {
                    effort(deal, "CONSULTANT", "30");
                    effort(deal, "CONSULTANT", "30");
                },
                "/lines/0/effort/1/role duplicate");
    }

    private void invalid(String what, Consumer<ObjectNode> spoil, String... faults) {
        rows.add(new Row(what, spoil, 422, List.of(faults)));
    }

    private void malformed(String what, Consumer<ObjectNode> spoil, String... faults) {
        rows.add(new Row(what, spoil, 400, List.of(faults)));
    }

    static ObjectNode line(ObjectNode deal) {
        return (ObjectNode) deal.get("lines").get(0);
    }

    private static ObjectNode customer(ObjectNode deal) {
        return (ObjectNode) deal.get("customer");
    }

    private static ArrayNode credits(ObjectNode deal) {
        return deal.putArray("credits");
    }

    private static void credit(ArrayNode credits, String rep, String percent) {
        credits.addObject().put("rep", rep).put("percent", percent);
    }

    private static void effort(ObjectNode deal, String role, String hours) {
        line(deal).withArray("effort").addObject().put("role", role).put("hours", hours);
    }

    private static void links(ObjectNode deal, int count, String url) {
        ArrayNode links = deal.putArray("links");
        for (int link = 0; link < count; link++) {
            links.addObject().put("title", "Mail").put("url", url);
        }
    }

    private static void repeat(ObjectNode deal, int lines) {
        ObjectNode line = line(deal);
        ArrayNode all = deal.putArray("lines");
        for (int index = 0; index < lines; index++) {
            all.add(line.deepCopy());
        }
    }

    /** A number exactly as its digits stand in the text. */
    private static void raw(ObjectNode line, String name, String digits) {
        line.putRawValue(name, new RawValue(digits));
    }
}
