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

    static MailText of(MailContext scene) {
        return scene.deal() == null ? ofDelegation(scene) : ofDeal(scene);
    }

    /** The event: in a few words for the subject, and as a sentence. */
    private record Happened(String title, String sentence) {}

    private static MailText ofDeal(MailContext scene) {
        Happened happened = happened(scene);
        MailContext.Subject deal = scene.deal();
        return new MailText(
                new MailText.SubjectLine(deal.number(), happened.title() + ": " + inSubject(scene)),
                happened.sentence(),
                MailPhrases.isolated(MailPhrases.line(deal.customer(), NAME)) + ": "
                        + MailPhrases.isolated(MailPhrases.line(deal.name(), NAME)),
                facts(scene),
                scene.asked() == null
                        ? List.of()
                        : scene.asked().reasons().stream()
                                .map(reason -> MailPhrases.line(reason, QUOTE))
                                .toList(),
                quote(scene.said()),
                scene.link());
    }

    private static Happened happened(MailContext scene) {
        String actor = name(scene.actor());
        return switch (scene.record().type()) {
            case REVIEW_OPENED ->
                new Happened(function(scene) + " approval needed", "This deal needs " + function(scene) + " approval.");
            case REVIEW_REMINDED ->
                new Happened(
                        "Reminder, " + review(scene),
                        "Half of the SLA of this " + review(scene) + " has passed without a decision.");
            case REVIEW_ESCALATED ->
                new Happened(
                        "Overdue, " + review(scene),
                        "This " + review(scene) + " is overdue: its SLA has passed without a decision.");
            case REVIEW_ASSIGNED ->
                new Happened(
                        "Assigned to you, " + review(scene), actor + " assigned this " + review(scene) + " to you.");
            case REVIEW_UNASSIGNABLE ->
                new Happened(
                        "No eligible approver, " + review(scene),
                        "This " + review(scene) + " has no eligible approver. Appoint one.");
            case APPROVAL_CARRIED_OVER -> carriedOver(scene);
            case CHANGES_REQUESTED ->
                scene.said() != null && scene.said().counterOffer()
                        ? new Happened(
                                "Counter-offer", actor + " makes a counter-offer, which you may accept or answer.")
                        : new Happened("Changes requested", actor + " asks for changes.");
            case DEAL_REJECTED -> new Happened("Rejected", actor + " rejected the deal.");
            case DEAL_APPROVED -> new Happened("Approved", "The deal is approved.");
            case DEAL_EXPIRED -> new Happened("Approval expired", "The approval of the deal has expired.");
            case DEAL_WITHDRAWN -> new Happened("Withdrawn", actor + " withdrew the deal.");
            case DEAL_WON -> new Happened("Won", "The deal is won.");
            case DEAL_LOST -> new Happened("Lost", "The deal is lost.");
            case COMMENTED -> new Happened("Comment by " + actor, actor + " commented on the deal.");
            case OWNER_CHANGED ->
                new Happened(
                        "New owner",
                        "The deal now belongs to " + name(scene.deal().owner()) + ".");
            default ->
                throw new IllegalStateException(
                        "No mail is sent for " + scene.record().type());
        };
    }

    private static Happened carriedOver(MailContext scene) {
        int revision = scene.record().revision();
        return new Happened(
                "Your approval was carried over to revision " + revision,
                "Your approval for %s also covers revision %d: no value that you approved got worse, so you are not asked again. %s"
                        .formatted(
                                ApprovalFunction.valueOf(scene.data("function")).spoken(),
                                revision,
                                scene.changes().isEmpty()
                                        ? "No amounts or values changed."
                                        : "What changed is below."));
    }

    /** Subjects show on locked screens and in logs of mail servers, so margins are in the body only. */
    private static String inSubject(MailContext scene) {
        MailContext.Subject deal = scene.deal();
        MailContext.Amounts amounts = deal.amounts();
        List<String> parts = new ArrayList<>();
        parts.add(MailPhrases.isolated(MailPhrases.line(deal.customer(), NAME_IN_SUBJECT)));
        if (amounts.net() != null) {
            parts.add("net " + MailPhrases.amount(amounts.net(), amounts.currency()));
        }
        if (scene.asked() != null && scene.asked().dueAt() != null) {
            parts.add("due " + MailPhrases.day(scene.asked().dueAt(), scene.zone()));
        }
        return String.join(", ", parts);
    }

    private static List<Fact> facts(MailContext scene) {
        MailContext.Subject deal = scene.deal();
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
        for (MailContext.Change change : scene.changes()) {
            facts.add(new Fact(
                    MailPhrases.line(change.what(), NAME),
                    MailPhrases.line(change.before(), NAME) + " \u2192 " + MailPhrases.line(change.now(), NAME)));
        }
        if (scene.asked() != null && scene.asked().dueAt() != null) {
            facts.add(new Fact("Due", MailPhrases.minute(scene.asked().dueAt(), scene.zone())));
        }
        day(scene, "expiresOn", "Approval expires", facts);
        day(scene, "appealUntil", "Appeal deadline", facts);
        if (scene.paid() != null) {
            facts.add(new Fact(
                    "Commission " + scene.paid().what(),
                    MailPhrases.amount(scene.paid().amount(), scene.paid().currency())));
        }
        return facts;
    }

    private static void day(MailContext scene, String field, String label, List<Fact> facts) {
        if (scene.data(field) != null) {
            facts.add(new Fact(label, scene.data(field)));
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

    private static MailText ofDelegation(MailContext scene) {
        String actor = name(scene.actor());
        String function = ApprovalFunction.valueOf(scene.data("function")).label();
        String days = scene.data("from") + " to " + scene.data("until");
        boolean over = scene.record().type() == EventType.DELEGATION_ENDED;
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
                        new Fact("For", MailPhrases.line(scene.actor(), NAME)),
                        new Fact("Function", function),
                        new Fact("From", scene.data("from")),
                        new Fact("Until", scene.data("until"))),
                List.of(),
                null,
                scene.link());
    }

    private static String name(String name) {
        return MailPhrases.isolated(MailPhrases.line(name, NAME_IN_SUBJECT));
    }

    private static String review(MailContext scene) {
        return MailPhrases.review(scene.asked().function());
    }

    private static String function(MailContext scene) {
        return scene.asked().function().label();
    }
}
