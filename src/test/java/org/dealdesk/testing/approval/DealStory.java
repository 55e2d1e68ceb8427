package org.dealdesk.testing.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.revision.RevisionDocument;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.LockedDeal;
import org.dealdesk.deal.Conflict;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.Revision;
import org.dealdesk.deal.RevisionsInMemory;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.history.EventType;
import org.dealdesk.history.Head;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.PoliciesInMemory;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.database.LockedDeals;

/**
 * The deal D-000001 of {@code rep}, its revisions and what was decided on them, without a database. It begins on Monday, the 23rd of
 * November 2026, at 10 o'clock in New York. Proposals are written {@code hours, price, payment days, term}.
 */
public final class DealStory {

    public static final Instant START = Instant.parse("2026-11-23T15:00:00Z");
    public static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    public final PoliciesInMemory policies = new PoliciesInMemory(Clock.fixed(START, ZoneOffset.UTC));
    public final RevisionsInMemory revisions = new RevisionsInMemory();
    private final List<Review> reviews = new ArrayList<>();
    private LocalDate today = MONDAY;
    private Policy policy = policies.add(Deals.DEFAULT_POLICY);
    private Deal deal = new Deal(
            1,
            DealStatus.DRAFT,
            "rep",
            new Deal.Content(null, Deal.Headline.of(proposal("1, 275, 30")), null),
            new Deal.Progress(0, 0, 0, Head.START),
            new Deal.Dates(START, null, null, null, null, null, null),
            null);

    /** Consulting hours in US dollars. */
    public static Proposal proposal(String written) {
        String[] parts = written.split(",\\s*", 4);
        String terms = parts.length < 4 ? "" : "\"" + parts[3] + "\"";
        return Deals.deal(
                "\"currency\": \"USD\", \"paymentTermsDays\": %s, \"terms\": [%s]".formatted(parts[2], terms),
                "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": %s, \"unitPrice\": %s, \"validityMonths\": 12}"
                        .formatted(parts[0], parts[1]));
    }

    public static Appraised appraised(Proposal proposal, Policy policy) {
        PricedDeal priced = PricedDeal.of(proposal, policy);
        return new Appraised(priced, Assessment.of(priced, CustomerInputs.none()), CustomerInputs.none());
    }

    /** A version of this name, the default policy but for one text, is in force from now on. */
    public DealStory under(String version, String text, String replacement) {
        if (!Deals.DEFAULT_POLICY.contains(text)) {
            throw new IllegalArgumentException("not in the default policy: " + text);
        }
        policy = policies.add(Deals.DEFAULT_POLICY
                .replace("version: \"2026.1\"", "version: \"" + version + "\"")
                .replace(text, replacement));
        return this;
    }

    public DealStory on(LocalDate day) {
        today = day;
        return this;
    }

    public Appraised appraised(String written) {
        return appraised(proposal(written), policy);
    }

    /** The next revision; one that is in review is recalled first. */
    public Revision submit(String written) {
        if (deal.status() == DealStatus.IN_REVIEW) {
            deal = deal.after(EventType.DEAL_RECALLED);
        }
        Appraised next = appraised(written);
        Revision revision = RevisionDocument.revision(transaction(), next);
        revisions.add(revision);
        deal = deal.submitted(next.proposal(), revision.figures(), START);
        return revision;
    }

    /** A review of the revision at hand that is open. */
    public Review open(ApprovalFunction function) {
        return put(Review.of(
                deal, function, ReviewStatus.OPEN, "[]", LockedDeals.EXTENT, START, START.plus(Duration.ofHours(8))));
    }

    public Review decide(ApprovalFunction function, Said said) {
        // Later revisions and later decisions of one round are decided later.
        Instant when = START.plus(Duration.ofMinutes(60L + reviews.size()));
        return put(open(function).decidedBy(said.ballot()).decided(said.decision(when)));
    }

    /** Stores a review as it now is. */
    public Review put(Review review) {
        reviews.removeIf(known -> known.id().equals(review.id()));
        reviews.add(review);
        return review;
    }

    public DealStory become(Deal next) {
        deal = next;
        return this;
    }

    /** The deal is rejected and can be appealed until that day, or never where it is null. */
    public DealStory rejected(LocalDate appealUntil) {
        return become(deal.rejected(appealUntil));
    }

    /** Its rejection is appealed: the next round of the same revision. */
    public DealStory appealed() {
        return become(deal.rejected(MONDAY.plusDays(7)).appealed());
    }

    public Deal deal() {
        return deal;
    }

    public Policy policy() {
        return policy;
    }

    public List<Review> reviews() {
        return List.copyOf(reviews);
    }

    public DealTransaction transaction() {
        LockedDeal locked = new LockedDeal(deal, Set.of(Conflict.ofParty("rep", Conflict.Reason.OWNER)), reviews);
        return new DealTransaction(locked, "rep", START, today, () -> policy);
    }

    /** What the transaction recorded, each as its type and data. */
    public static List<String> records(DealTransaction tx) {
        return tx.events().stream()
                .map(event -> event.type() + " " + CanonicalJson.write(event.data()))
                .toList();
    }

    /** A review as it stands after the transaction. */
    public static Review review(DealTransaction tx, String id) {
        return tx.reviews().get(id);
    }

    public static List<Review> reviews(DealTransaction tx) {
        return tx.reviews().all();
    }

    /** The earlier approvals that do not cover their functions. */
    public static Map<ApprovalFunction, Review.Earlier> lapsed(DealTransaction tx) {
        return tx.round().earlier().orElse(Map.of());
    }
}
