package org.dealdesk.notification.mail;

import java.util.ArrayList;
import java.util.List;
import org.dealdesk.history.EventType;
import org.dealdesk.notification.mail.MailText.Fact;
import org.dealdesk.notification.recipient.MailPhrases;
import org.dealdesk.policy.ApprovalFunction;

/** Puts a scene into words. */
final class MailWording {

    private static final int NAME = 200;
    private static final int NAME_IN_SUBJECT = 60;
    private static final int QUOTE = 4000;

    private MailWording() {}

    static MailText of(MailContext scene) {
        return scene.deal() == null ? ofDelegation(scene) : ofDeal(scene);
    }

    /** What happened: in a few words for the subject, and as a sentence. */
    private record Happened(String title, String sentence) {}

    private static MailText ofDeal(MailContext scene) {
        Happened happened = happened(scene);
        MailContext.Subject deal = scene.deal();
        return new MailText(
                deal.number(),
                happened.title() + ": " + inSubject(scene),
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
            case REVIEW_OPENED -> new Happened(review(scene), "A " + inSentence(scene) + " waits for you.");
            case REVIEW_REMINDED ->
                new Happened(
                        "Reminder, " + inSentence(scene),
                        "Half of the time for this " + inSentence(scene) + " has passed, and it still waits.");
            case REVIEW_ESCALATED ->
                new Happened(
                        "Overdue, " + inSentence(scene),
                        "The time for this " + inSentence(scene) + " is over, and nobody has decided.");
            case REVIEW_ASSIGNED ->
                new Happened(
                        "Assigned to you, " + inSentence(scene), actor + " put you on this " + inSentence(scene) + ".");
            case REVIEW_UNASSIGNABLE ->
                new Happened(
                        "Nobody may decide, " + inSentence(scene),
                        "As things are, nobody may decide this " + inSentence(scene) + ". Appoint somebody.");
            case APPROVAL_CARRIED_OVER -> carriedOver(scene);
            case CHANGES_REQUESTED ->
                scene.said() != null && scene.said().counterOffer()
                        ? new Happened(
                                "Counter-offer", actor + " makes a counter-offer, which you may accept or answer.")
                        : new Happened("Changes requested", actor + " asks for changes.");
            case DEAL_REJECTED -> new Happened("Rejected", actor + " rejected the deal.");
            case DEAL_APPROVED -> new Happened("Approved", "The deal is approved.");
            case DEAL_EXPIRED -> new Happened("Approval expired", "The approval of the deal has run out.");
            case DEAL_WITHDRAWN -> new Happened("Withdrawn", actor + " withdrew the deal.");
            case DEAL_WON -> new Happened("Won", "The deal is won.");
            case DEAL_LOST -> new Happened("Lost", "The deal is lost.");
            case COMMENTED -> new Happened("Comment by " + actor, actor + " wrote about the deal.");
            case OWNER_CHANGED ->
                new Happened(
                        "New owner",
                        "The deal now belongs to " + name(scene.deal().owner()) + ".");
            default ->
                throw new IllegalStateException(
                        "Nobody is told of " + scene.record().type());
        };
    }

    private static Happened carriedOver(MailContext scene) {
        int revision = scene.record().revision();
        return new Happened(
                "Your approval was carried over to revision " + revision,
                "Your approval for %s covers revision %d too: nothing that you were asked about is worse, so you are not asked again. %s"
                        .formatted(
                                ApprovalFunction.valueOf(scene.data("function")).spoken(),
                                revision,
                                scene.changes().isEmpty()
                                        ? "None of its amounts and values has changed."
                                        : "What changed is below."));
    }

    /** Subjects show on locked screens and in logs of mail servers: what a margin is stands in the mail itself. */
    private static String inSubject(MailContext scene) {
        MailContext.Subject deal = scene.deal();
        List<String> parts = new ArrayList<>();
        parts.add(MailPhrases.isolated(MailPhrases.line(deal.customer(), NAME_IN_SUBJECT)));
        if (deal.net() != null) {
            parts.add("net " + MailPhrases.amount(deal.net(), deal.currency()));
        }
        if (scene.asked() != null && scene.asked().dueAt() != null) {
            parts.add("due " + MailPhrases.day(scene.asked().dueAt(), scene.zone()));
        }
        return String.join(", ", parts);
    }

    private static List<Fact> facts(MailContext scene) {
        MailContext.Subject deal = scene.deal();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Deal", MailPhrases.line(deal.name(), NAME)));
        facts.add(new Fact("Customer", MailPhrases.line(deal.customer(), NAME)));
        facts.add(new Fact("Owner", MailPhrases.line(deal.owner(), NAME)));
        if (deal.net() != null) {
            facts.add(new Fact("Net total", MailPhrases.amount(deal.net(), deal.currency())));
            if (deal.showsMargin()) {
                facts.add(new Fact("True margin", MailPhrases.percent(deal.margin())));
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
        day(scene, "expiresOn", "Can be won until", facts);
        day(scene, "appealUntil", "Can be appealed until", facts);
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
                said.function() == null ? by : by + ", for " + said.function().spoken(),
                MailPhrases.prose(said.text(), QUOTE));
    }

    private static MailText ofDelegation(MailContext scene) {
        String actor = name(scene.actor());
        String function = ApprovalFunction.valueOf(scene.data("function")).spoken();
        String days = scene.data("from") + " to " + scene.data("until");
        boolean over = scene.record().type() == EventType.DELEGATION_ENDED;
        String sentence = over
                ? "%s has taken back that you decide in their place for %s, %s.".formatted(actor, function, days)
                : "%s puts you in their place for %s, %s.".formatted(actor, function, days);
        return new MailText(
                "Dealdesk",
                "%s for %s, %s, %s".formatted(over ? "Delegation taken back" : "You stand in", actor, function, days),
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

    private static String inSentence(MailContext scene) {
        String review = review(scene);
        return Character.toLowerCase(review.charAt(0)) + review.substring(1);
    }
}
