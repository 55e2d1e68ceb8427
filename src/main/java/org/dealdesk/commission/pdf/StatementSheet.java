package org.dealdesk.commission.pdf;

import static org.dealdesk.commission.pdf.Shown.day;
import static org.dealdesk.commission.pdf.Shown.figure;
import static org.dealdesk.commission.pdf.Shown.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.commission.month.StatementReading;
import org.dealdesk.platform.pdf.Printable;

/** What the document of a statement shows. */
record StatementSheet(
        Head head,
        List<BalanceLine> balances,
        List<DealPart> deals,
        List<AdjustmentLine> adjustments,
        List<PaymentLine> payouts) {

    /** @param sha256 null while the month is open */
    record Head(String name, String person, String month, String status, String currency, String sha256) {}

    /** An account: opening and change add up to closing. */
    record BalanceLine(String account, String opening, String change, String closing) {}

    /** @param customers the names that the approved revisions have, each once */
    record DealPart(String number, List<String> customers, List<EntryLine> entries) {

        public boolean isRenamed() {
            return customers.size() > 1;
        }
    }

    record AdjustmentLine(String on, String account, String deal, String reason, String amount) {}

    record PaymentLine(String on, String type, String paidOn, String amount) {}

    static StatementSheet of(StatementReading.Read read) {
        JsonNode statement = read.document();
        return new StatementSheet(
                head(read), balances(statement), deals(statement), adjustments(read), payouts(statement));
    }

    private static Head head(StatementReading.Read read) {
        return new Head(
                Printable.of(read.name()),
                Printable.of(read.person()),
                Shown.month(read.month()),
                text(read.document(), "status"),
                text(read.document(), "currency"),
                read.sha256());
    }

    private static List<BalanceLine> balances(JsonNode statement) {
        List<BalanceLine> lines = new ArrayList<>();
        statement.get("opening").fieldNames().forEachRemaining(account -> {
            BigDecimal opening = amount(statement.get("opening"), account);
            BigDecimal closing = amount(statement.get("closing"), account);
            lines.add(new BalanceLine(account, figure(opening), figure(closing.subtract(opening)), figure(closing)));
        });
        return lines;
    }

    private static BigDecimal amount(JsonNode balances, String account) {
        return new BigDecimal(balances.get(account).textValue());
    }

    private static List<DealPart> deals(JsonNode statement) {
        List<DealPart> parts = new ArrayList<>();
        for (JsonNode deal : statement.get("deals")) {
            List<EntryLine> entries = new ArrayList<>();
            deal.get("entries").forEach(entry -> entries.add(EntryLine.of(entry)));
            List<String> customers = entries.stream()
                    .map(EntryLine::customer)
                    .filter(name -> name != null)
                    .distinct()
                    .toList();
            parts.add(new DealPart(text(deal, "deal"), customers, entries));
        }
        return parts;
    }

    private static List<AdjustmentLine> adjustments(StatementReading.Read read) {
        List<AdjustmentLine> lines = new ArrayList<>();
        for (JsonNode entry : read.document().get("adjustments")) {
            lines.add(new AdjustmentLine(
                    day(entry, "on"),
                    text(entry, "account"),
                    text(entry, "deal"),
                    Printable.of(read.reasons().get(text(entry, "adjustment"))),
                    figure(entry, "amount")));
        }
        return lines;
    }

    private static List<PaymentLine> payouts(JsonNode statement) {
        List<PaymentLine> lines = new ArrayList<>();
        for (JsonNode entry : statement.get("payouts")) {
            lines.add(new PaymentLine(
                    day(entry, "on"), text(entry, "type"), day(entry, "paidOn"), figure(entry, "amount")));
        }
        return lines;
    }
}
