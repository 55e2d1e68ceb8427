package org.dealdesk.desk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.HistoryRecord;

/**
 * One thing that happened to a deal.
 *
 * @param actor null for automatic events
 * @param said the comment on it
 */
record HistoryLine(Viewer.Moment at, String actor, String onBehalfOf, Sentence what, String said) {

    /**
     * What happened, as a sentence: the text of the event's name, and what that text names.
     *
     * @param outcome of a decision
     * @param detail an amount, a person, a day
     */
    record Sentence(String type, String function, Integer revision, String detail, String outcome) {}

    /** Events that follow from another event and have no actor. */
    private static final Set<EventType> FOLLOWS = EnumSet.of(
            EventType.REVIEW_OPENED,
            EventType.REVIEW_CANCELLED,
            EventType.REVIEW_REMINDED,
            EventType.REVIEW_ESCALATED,
            EventType.REVIEW_UNASSIGNABLE,
            EventType.REVIEW_ASSIGNABLE,
            EventType.APPROVAL_CARRIED_OVER,
            EventType.APPROVAL_VOIDED,
            EventType.DEAL_APPROVED,
            EventType.DEAL_EXPIRED,
            EventType.CHANGES_REQUESTED,
            EventType.DEAL_REJECTED,
            EventType.COMMISSION_ACCRUED,
            EventType.COMMISSION_EARNED,
            EventType.COMMISSION_REVERSED,
            EventType.COMMISSION_CLAWED_BACK,
            EventType.COMMISSION_RESTORED);

    static HistoryLine of(HistoryRecord record, Names names, Viewer viewer) {
        JsonNode data = record.data();
        return new HistoryLine(
                viewer.moment(record.recordedAt()),
                FOLLOWS.contains(record.type()) || record.actor().equals(Event.SYSTEM)
                        ? null
                        : names.of(record.actor()),
                record.onBehalfOf().isEmpty()
                        ? null
                        : String.join(
                                ", ",
                                record.onBehalfOf().stream().map(names::of).toList()),
                new Sentence(
                        sentence(record),
                        text(data, "function"),
                        record.revision(),
                        detail(record, names),
                        text(data, "outcome")),
                said(data));
    }

    private static String detail(HistoryRecord record, Names names) {
        JsonNode data = record.data();
        return switch (record.type()) {
            case COMMISSION_ACCRUED,
                    COMMISSION_EARNED,
                    COMMISSION_REVERSED,
                    COMMISSION_CLAWED_BACK,
                    COMMISSION_RESTORED,
                    CREDIT_NOTED -> amount(data);
            case REVIEW_ASSIGNED -> names.of(text(data, "assignee"));
            case OWNER_CHANGED -> names.of(text(data, "to"));
            case DEAL_APPROVED, DEAL_EXPIRED -> day(data, "expiresOn");
            case DEAL_WON, DEAL_LOST -> day(data, "date");
            default -> null;
        };
    }

    /** Which sentence tells it: the amount of a commission that is shared is not shown to reps. */
    private static String sentence(HistoryRecord record) {
        boolean withheld = record.data().path("amount").isNull();
        return record.type().name() + (withheld ? ".shared" : "");
    }

    private static String amount(JsonNode data) {
        String amount = text(data, "amount");
        String currency = text(data, "currency");
        return amount == null ? null : Format.withUnit(Format.amount(new BigDecimal(amount), currency), currency);
    }

    /** A comment, a reason, or why an approval ended. */
    private static String said(JsonNode data) {
        for (String name : new String[] {"comment", "text", "reason"}) {
            if (data.path(name).isTextual()) {
                return data.path(name).textValue();
            }
        }
        for (JsonNode amount : data.path("amounts")) {
            if (amount.path("figure").asText().equals("TCV")) {
                String currency = amount.required("currency").textValue();
                return amount.required("approved").equals(amount.required("now"))
                        ? null
                        : Format.amount(new BigDecimal(amount.get("approved").textValue()), currency)
                                + " \u2192 "
                                + Format.withUnit(
                                        Format.amount(
                                                new BigDecimal(amount.get("now").textValue()), currency),
                                        currency);
            }
        }
        StringBuilder because = new StringBuilder();
        data.path("because")
                .forEach(why -> because.append(because.isEmpty() ? "" : "; ").append(why.textValue()));
        return because.isEmpty() ? null : because.toString();
    }

    private static String day(JsonNode data, String name) {
        return Viewer.day(LocalDate.parse(data.required(name).textValue())).text();
    }

    private static String text(JsonNode data, String name) {
        return data.path(name).isTextual() ? data.path(name).textValue() : null;
    }
}
