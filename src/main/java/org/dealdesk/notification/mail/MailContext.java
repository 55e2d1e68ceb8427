package org.dealdesk.notification.mail;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.dealdesk.approval.redaction.CarriedChange;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.notification.recipient.MailPhrases;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;

/**
 * A record together with everything that can be said of it to one person.
 *
 * @param actor the name of the actor
 * @param deal null where it is about none
 * @param zone of the policy, in which days and times are said
 */
record MailContext(
        HistoryRecord record, String actor, Subject deal, Circumstances circumstances, ZoneId zone, String link) {

    /**
     * What belongs to the record.
     *
     * @param asked the review that it is about, or null
     * @param said what was decided or written, or null
     * @param paid what became of the commission at the same time, or null
     * @param changes what an approval was given for, and what it covers now
     */
    record Circumstances(Asked asked, Said said, Paid paid, List<Change> changes) {

        static final Circumstances NONE = new Circumstances(null, null, null, List.of());
    }

    /**
     * The deal, with the figures of the revision that the record is about.
     *
     * @param owner the name of its owner
     */
    record Subject(String number, String name, String customer, String owner, DealStatus status, Amounts amounts) {}

    /**
     * Figures of a revision.
     *
     * @param net null before the first submission
     * @param margin null where it is undefined
     * @param showsMargin whether this person may see it
     */
    record Amounts(BigDecimal net, String currency, BigDecimal margin, boolean showsMargin) {}

    /** A review, with the findings that asked for it. */
    record Asked(ApprovalFunction function, Instant dueAt, List<String> reasons) {}

    /**
     * What a person wrote.
     *
     * @param function for which they decided; null where they did not
     */
    record Said(String by, ApprovalFunction function, String text, boolean counterOffer) {}

    /** A value that is another one than it was, in words. */
    record Change(String what, String before, String now) {

        /** @param policy whose names guardrails have */
        static Change of(CarriedChange changed, Policy policy) {
            return changed.figure() == null
                    ? new Change(policy.nameOf(changed.guardrail()), changed.approved(), changed.now())
                    : new Change(
                            changed.figure().equals("TCV") ? "Total contract value" : "Commission",
                            MailPhrases.amount(new BigDecimal(changed.approved()), changed.currency()),
                            MailPhrases.amount(new BigDecimal(changed.now()), changed.currency()));
        }
    }

    /** @param what accrued, earned or reversed */
    record Paid(String what, BigDecimal amount, String currency) {}

    Asked asked() {
        return circumstances.asked();
    }

    Said said() {
        return circumstances.said();
    }

    Paid paid() {
        return circumstances.paid();
    }

    List<Change> changes() {
        return circumstances.changes();
    }

    /** Something that the record holds, or null. */
    String data(String field) {
        return record.data().path(field).textValue();
    }
}
