package org.dealdesk.desk.commission;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.commission.month.StatementReading;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.policy.CommissionPlan;

/**
 * What the page of a statement shows.
 *
 * @param disputes all of this statement
 * @param form to dispute it; null where the reader may not
 */
record StatementScreen(
        Head head,
        List<BalanceRow> balances,
        List<DealPart> deals,
        List<AdjustmentRow> adjustments,
        List<PaymentRow> payouts,
        List<DisputeRow> disputes,
        DisputeForm form) {

    /**
     * Whose it is and of which month.
     *
     * @param own whether the reader's own
     * @param key by which sending a form twice is noticed
     */
    record Head(String person, String name, MonthText month, Seal seal, boolean own, String currency, String key) {

        public String address() {
            return StatementPages.address(person, month.iso());
        }
    }

    /** @param sha256 null while the month is open */
    record Seal(String sha256, Viewer.Moment acknowledged) {

        public boolean isFinal() {
            return sha256 != null;
        }
    }

    /** An account: opening and change add up to closing. */
    record BalanceRow(String account, String opening, String change, String closing) {}

    /** @param linked whether the reader may expect to see the deal */
    record DealPart(String number, String customer, boolean linked, List<StatementEntryRow> entries) {}

    record AdjustmentRow(Viewer.Moment on, String deal, String reason, String amount) {}

    record PaymentRow(Viewer.Moment on, Viewer.Moment paidOn, String type, String amount) {}

    /** What is typed into the form, and what is wrong with it. */
    record DisputeForm(String entry, String text, String fault, List<FieldFaults.Said> faults) {

        static DisputeForm of(SubmittedForm typed, List<Fault> found) {
            FieldFaults faults = new FieldFaults(found);
            String fault = faults.at("/text", "text", "commission.dispute.text", null);
            faults.at("/entry", "entry", "commission.dispute.entry", null);
            return new DisputeForm(typed.text("entry"), typed.text("text"), fault, faults.all());
        }
    }

    static StatementScreen of(StatementReading.Read read, Viewer viewer, List<DisputeRow> disputes, DisputeForm form) {
        JsonNode statement = read.document();
        boolean own = read.person().equals(viewer.caller().id());
        return new StatementScreen(
                head(read, viewer, own),
                balances(statement),
                deals(statement, viewer),
                adjustments(read),
                payments(statement),
                disputes,
                own && read.isFinal() ? form : null);
    }

    private static Head head(StatementReading.Read read, Viewer viewer, boolean own) {
        return new Head(
                read.person(),
                Format.isolated(read.name()),
                MonthText.of(YearMonth.parse(read.month())),
                new Seal(read.sha256(), viewer.moment(read.acknowledgedAt())),
                own,
                StatementEntryRow.text(read.document(), "currency"),
                Ids.next());
    }

    private static List<BalanceRow> balances(JsonNode statement) {
        List<BalanceRow> rows = new ArrayList<>();
        statement.get("opening").properties().forEach(account -> {
            BigDecimal opening = new BigDecimal(account.getValue().textValue());
            BigDecimal closing = new BigDecimal(
                    statement.get("closing").get(account.getKey()).textValue());
            rows.add(new BalanceRow(
                    account.getKey(),
                    Format.grouped(opening),
                    Format.grouped(closing.subtract(opening)),
                    Format.grouped(closing)));
        });
        return rows;
    }

    private static List<DealPart> deals(JsonNode statement, Viewer viewer) {
        List<DealPart> parts = new ArrayList<>();
        for (JsonNode deal : statement.get("deals")) {
            List<StatementEntryRow> entries = new ArrayList<>();
            deal.get("entries").forEach(entry -> entries.add(StatementEntryRow.of(entry)));
            StatementEntryRow last = entries.get(entries.size() - 1);
            parts.add(new DealPart(
                    StatementEntryRow.text(deal, "deal"),
                    last.place() == null ? null : last.place().customer(),
                    viewer.caller().seesAllDeals() || isCredited(entries),
                    entries));
        }
        return parts;
    }

    /** Those who have an overlay only may not see the deal. */
    private static boolean isCredited(List<StatementEntryRow> entries) {
        return entries.stream()
                .anyMatch(entry ->
                        !CommissionPlan.OVERLAY.equals(entry.derivation().plan()));
    }

    private static List<AdjustmentRow> adjustments(StatementReading.Read read) {
        List<AdjustmentRow> rows = new ArrayList<>();
        for (JsonNode entry : read.document().get("adjustments")) {
            rows.add(new AdjustmentRow(
                    StatementEntryRow.day(entry, "on"),
                    StatementEntryRow.text(entry, "deal"),
                    read.reasons().get(StatementEntryRow.text(entry, "adjustment")),
                    StatementEntryRow.figure(entry, "amount")));
        }
        return rows;
    }

    private static List<PaymentRow> payments(JsonNode statement) {
        List<PaymentRow> rows = new ArrayList<>();
        for (JsonNode entry : statement.get("payouts")) {
            rows.add(new PaymentRow(
                    StatementEntryRow.day(entry, "on"),
                    StatementEntryRow.day(entry, "paidOn"),
                    StatementEntryRow.text(entry, "type"),
                    StatementEntryRow.figure(entry, "amount")));
        }
        return rows;
    }
}
