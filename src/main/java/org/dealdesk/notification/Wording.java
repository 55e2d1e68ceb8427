package org.dealdesk.notification;

import java.util.ArrayList;
import java.util.List;
import org.dealdesk.history.EventType;
import org.dealdesk.notification.Notice.Fact;
import org.dealdesk.policy.ApprovalFunction;

/** Puts a scene into words. */
final class Wording {

    private static final int NAME = 200;
    private static final int NAME_IN_SUBJECT = 60;
    private static final int QUOTE = 4000;

    private Wording() {}

    static Notice of(Scene scene) {
        return scene.deal() == null ? ofDelegation(scene) : ofDeal(scene);
    }

    /** What happened: in a few words for the subject, and as a sentence. */
    private record Happened(String title, String sentence) {}

    private static Notice ofDeal(Scene scene) {
        Happened happened = happened(scene);
        Scene.Subject deal = scene.deal();
        return new Notice(
                deal.number(),
                happened.title() + ": " + inSubject(scene),
                happened.sentence(),
                Spoken.isolated(Spoken.line(deal.customer(), NAME)) + ": "
                        + Spoken.isolated(Spoken.line(deal.name(), NAME)),
                facts(scene),
                scene.asked() == null
                        ? List.of()
                        : scene.asked().reasons().stream()
                                .map(reason -> Spoken.line(reason, QUOTE))
                                .toList(),
                quote(scene.said()),
                scene.link());
    }

    private static Happened happened(Scene scene) {
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

    private static Happened carriedOver(Scene scene) {
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
    private static String inSubject(Scene scene) {
        Scene.Subject deal = scene.deal();
        List<String> parts = new ArrayList<>();
        parts.add(Spoken.isolated(Spoken.line(deal.customer(), NAME_IN_SUBJECT)));
        if (deal.net() != null) {
            parts.add("net " + Spoken.amount(deal.net(), deal.currency()));
        }
        if (scene.asked() != null && scene.asked().dueAt() != null) {
            parts.add("due " + Spoken.day(scene.asked().dueAt(), scene.zone()));
        }
        return String.join(", ", parts);
    }

    private static List<Fact> facts(Scene scene) {
        Scene.Subject deal = scene.deal();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Deal", Spoken.line(deal.name(), NAME)));
        facts.add(new Fact("Customer", Spoken.line(deal.customer(), NAME)));
        facts.add(new Fact("Owner", Spoken.line(deal.owner(), NAME)));
        if (deal.net() != null) {
            facts.add(new Fact("Net total", Spoken.amount(deal.net(), deal.currency())));
            if (deal.showsMargin()) {
                facts.add(new Fact("True margin", Spoken.percent(deal.margin())));
            }
        }
        for (Scene.Change change : scene.changes()) {
            facts.add(new Fact(
                    Spoken.line(change.what(), NAME),
                    Spoken.line(change.before(), NAME) + " \u2192 " + Spoken.line(change.now(), NAME)));
        }
        if (scene.asked() != null && scene.asked().dueAt() != null) {
            facts.add(new Fact("Due", Spoken.minute(scene.asked().dueAt(), scene.zone())));
        }
        day(scene, "expiresOn", "Can be won until", facts);
        day(scene, "appealUntil", "Can be appealed until", facts);
        if (scene.paid() != null) {
            facts.add(new Fact(
                    "Commission " + scene.paid().what(),
                    Spoken.amount(scene.paid().amount(), scene.paid().currency())));
        }
        return facts;
    }

    private static void day(Scene scene, String field, String label, List<Fact> facts) {
        if (scene.data(field) != null) {
            facts.add(new Fact(label, scene.data(field)));
        }
    }

    private static Notice.Quote quote(Scene.Said said) {
        if (said == null || said.text() == null) {
            return null;
        }
        String by = Spoken.line(said.by(), NAME);
        return new Notice.Quote(
                said.function() == null ? by : by + ", for " + said.function().spoken(),
                Spoken.prose(said.text(), QUOTE));
    }

    private static Notice ofDelegation(Scene scene) {
        String actor = name(scene.actor());
        String function = ApprovalFunction.valueOf(scene.data("function")).spoken();
        String days = scene.data("from") + " to " + scene.data("until");
        boolean over = scene.record().type() == EventType.DELEGATION_ENDED;
        String sentence = over
                ? "%s has taken back that you decide in their place for %s, %s.".formatted(actor, function, days)
                : "%s puts you in their place for %s, %s.".formatted(actor, function, days);
        return new Notice(
                "Dealdesk",
                "%s for %s, %s, %s".formatted(over ? "Delegation taken back" : "You stand in", actor, function, days),
                sentence,
                "",
                List.of(
                        new Fact("For", Spoken.line(scene.actor(), NAME)),
                        new Fact("Function", function),
                        new Fact("From", scene.data("from")),
                        new Fact("Until", scene.data("until"))),
                List.of(),
                null,
                scene.link());
    }

    private static String name(String name) {
        return Spoken.isolated(Spoken.line(name, NAME_IN_SUBJECT));
    }

    private static String review(Scene scene) {
        return Spoken.review(scene.asked().function());
    }

    private static String inSentence(Scene scene) {
        String review = review(scene);
        return Character.toLowerCase(review.charAt(0)) + review.substring(1);
    }
}
