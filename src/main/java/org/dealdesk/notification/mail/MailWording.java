package org.dealdesk.notification.mail;

import java.util.ArrayList;
import java.util.List;
import org.dealdesk.history.EventType;
import org.dealdesk.notification.mail.MailText.Fact;
import org.dealdesk.notification.recipient.MailPhrases;
import org.dealdesk.policy.ApprovalFunction;

/** Words the subject, the sentence and the facts of a mail. */
final class MailWording {

    private static final int NAME = 200;
    private static final int NAME_IN_SUBJECT = 60;
    private static final int QUOTE = 4000;

    private MailWording() {}

    static MailText of(MailContext context) {
        return context.deal() == null ? ofDelegation(context) : ofDeal(context);
    }

    /** The event: in a few words for the subject, and as a sentence. */
    private record Happened(String title, String sentence) {}

    private static MailText ofDeal(MailContext context) {
        Happened happened = happened(context);
        MailContext.Subject deal = context.deal();
        return new MailText(
                new MailText.SubjectLine(deal.number(), happened.title() + ": " + inSubject(context)),
                happened.sentence(),
                MailPhrases.isolated(MailPhrases.line(deal.customer(), NAME)) + ": "
                        + MailPhrases.isolated(MailPhrases.line(deal.name(), NAME)),
                facts(context),
                context.asked() == null
                        ? List.of()
                        : context.asked().reasons().stream()
                                .map(reason -> MailPhrases.line(reason, QUOTE))
                                .toList(),
                quote(context.said()),
                context.link());
    }

    private static Happened happened(MailContext context) {
        String actor = name(context.actor());
        return switch (context.record().type()) {
            case REVIEW_OPENED ->
                new Happened(
                        function(context) + " approval needed", "This deal needs " + function(context) + " approval.");
            case REVIEW_REMINDED ->
                new Happened(
                        "Reminder, " + review(context),
                        "Half of the SLA of this " + review(context) + " has passed without a decision.");
            case REVIEW_ESCALATED ->
                new Happened(
                        "Overdue, " + review(context),
                        "This " + review(context) + " is overdue: its SLA has passed without a decision.");
            case REVIEW_ASSIGNED ->
                new Happened(
                        "Assigned to you, " + review(context),
                        actor + " assigned this " + review(context) + " to you.");
            case REVIEW_UNASSIGNABLE ->
                new Happened(
                        "No eligible approver, " + review(context),
                        "This " + review(context) + " has no eligible approver. Appoint one.");
            case APPROVAL_CARRIED_OVER -> carriedOver(context);
            case CHANGES_REQUESTED ->
                context.said() != null && context.said().counterOffer()
                        ? new Happened(
                                "Counter-offer", actor + " makes a counter-offer, which you may accept or answer.")
                        : new Happened("Changes requested", actor + " asks for changes.");
            case DEAL_REJECTED -> new Happened("Rejected", actor + " rejected the deal.");
            case DEAL_APPROVED -> new Happened("Approved", "The deal is approved.");
            case DEAL_EXPIRED -> new Happened("Approval expired", "The approval of the deal has expired.");
            case DEAL_WITHDRAWN -> new Happened("Withdrawn", actor + " withdrew the deal.");
            case DEAL_WON -> new Happened("Won", "The deal is won.");
            case WIN_REFUSED ->
                new Happened(
                        "Win refused", actor + " refused the win. The deal is not closed, and earns no commission.");
            case DEAL_LOST -> new Happened("Lost", "The deal is lost.");
            case COMMENTED -> new Happened("Comment by " + actor, actor + " commented on the deal.");
            case ADVICE_ASKED ->
                new Happened(
                        "Question from " + actor,
                        actor
                                + " asks for your advice on this deal. Your answer binds no one. You see the deal until you answer.");
            case ADVICE_GIVEN -> new Happened("Advice from " + actor, actor + " answered your question.");
            case OWNER_CHANGED ->
                new Happened(
                        "New owner",
                        "The deal now belongs to " + name(context.deal().owner()) + ".");
            default ->
                throw new IllegalStateException(
                        "No mail is sent for " + context.record().type());
        };
    }

    private static Happened carriedOver(MailContext context) {
        int revision = context.record().revision();
        return new Happened(
                "Your approval was carried over to revision " + revision,
                "Your approval for %s also covers revision %d: no value that you approved got worse, so you are not asked again. %s"
                        .formatted(
                                ApprovalFunction.valueOf(context.data("function"))
                                        .spoken(),
                                revision,
                                context.changes().isEmpty()
                                        ? "No amounts or values changed."
                                        : "What changed is below."));
    }

    /** Subjects show on locked screens and in logs of mail servers, so margins are in the body only. */
    private static String inSubject(MailContext context) {
        MailContext.Subject deal = context.deal();
        MailContext.Amounts amounts = deal.amounts();
        List<String> parts = new ArrayList<>();
        parts.add(MailPhrases.isolated(MailPhrases.line(deal.customer(), NAME_IN_SUBJECT)));
        if (amounts.net() != null) {
            parts.add("net " + MailPhrases.amount(amounts.net(), amounts.currency()));
        }
        if (context.asked() != null && context.asked().dueAt() != null) {
            parts.add("due " + MailPhrases.day(context.asked().dueAt(), context.zone()));
        }
        return String.join(", ", parts);
    }

    private static List<Fact> facts(MailContext context) {
        MailContext.Subject deal = context.deal();
        MailContext.Amounts amounts = deal.amounts();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Deal", MailPhrases.line(deal.name(), NAME)));
        facts.add(new Fact("Customer", MailPhrases.line(deal.customer(), NAME)));
        facts.add(new Fact("Owner", MailPhrases.line(deal.owner(), NAME)));
        if (amounts.net() != null) {
            facts.add(new Fact("Net total", MailPhrases.amount(amounts.net(), amounts.currency())));
            if (amounts.showsMargin()) {
                facts.add(new Fact("Gross margin", MailPhrases.percent(amounts.margin())));
            }
        }
        for (MailContext.Change change : context.changes()) {
            facts.add(new Fact(
                    MailPhrases.line(change.what(), NAME),
                    MailPhrases.line(change.before(), NAME) + " \u2192 " + MailPhrases.line(change.now(), NAME)));
        }
        if (context.asked() != null && context.asked().dueAt() != null) {
            facts.add(new Fact("Due", MailPhrases.minute(context.asked().dueAt(), context.zone())));
        }
        day(context, "expiresOn", "Approval expires", facts);
        day(context, "appealUntil", "Appeal deadline", facts);
        if (context.paid() != null) {
            facts.add(new Fact(
                    "Commission " + context.paid().what(),
                    MailPhrases.amount(context.paid().amount(), context.paid().currency())));
        }
        return facts;
    }

    private static void day(MailContext context, String field, String label, List<Fact> facts) {
        if (context.data(field) != null) {
            facts.add(new Fact(label, context.data(field)));
        }
    }

    private static MailText.Quote quote(MailContext.Said said) {
        if (said == null || said.text() == null) {
            return null;
        }
        String by = MailPhrases.line(said.by(), NAME);
        return new MailText.Quote(
                said.function() == null ? by : by + ", for " + said.function().label(),
                MailPhrases.prose(said.text(), QUOTE));
    }

    private static MailText ofDelegation(MailContext context) {
        String actor = name(context.actor());
        String function = ApprovalFunction.valueOf(context.data("function")).label();
        String days = context.data("from") + " to " + context.data("until");
        boolean over = context.record().type() == EventType.DELEGATION_ENDED;
        String sentence = over
                ? "%s has revoked your delegation for %s, %s.".formatted(actor, function, days)
                : "%s delegates %s approvals to you, %s.".formatted(actor, function, days);
        return new MailText(
                new MailText.SubjectLine(
                        "Dealdesk",
                        "%s %s, %s, %s"
                                .formatted(over ? "Delegation revoked by" : "Delegation from", actor, function, days)),
                sentence,
                "",
                List.of(
                        new Fact("For", MailPhrases.line(context.actor(), NAME)),
                        new Fact("Function", function),
                        new Fact("From", context.data("from")),
                        new Fact("Until", context.data("until"))),
                List.of(),
                null,
                context.link());
    }

    private static String name(String name) {
        return MailPhrases.isolated(MailPhrases.line(name, NAME_IN_SUBJECT));
    }

    private static String review(MailContext context) {
        return MailPhrases.review(context.asked().function());
    }

    private static String function(MailContext context) {
        return context.asked().function().label();
    }
}
