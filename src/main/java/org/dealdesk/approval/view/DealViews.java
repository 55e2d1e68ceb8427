package org.dealdesk.approval.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dealdesk.approval.deadline.ExpireDeals;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.commission.Commissions;
import org.dealdesk.commission.Ledger;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.deal.Revision;
import org.dealdesk.deal.Revisions;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Reads a deal together with everything that belongs to it. */
@Component
public class DealViews {

    private final Access access;
    private final Revisions revisions;
    private final Reviews reviews;
    private final Ledger ledger;
    private final Policies policies;
    private final ExpireDeals expiries;
    private final Transactions transactions;

    DealViews(
            Access access,
            Revisions revisions,
            Reviews reviews,
            Ledger ledger,
            Policies policies,
            ExpireDeals expiries,
            Transactions transactions) {
        this.access = access;
        this.revisions = revisions;
        this.reviews = reviews;
        this.ledger = ledger;
        this.policies = policies;
        this.expiries = expiries;
        this.transactions = transactions;
    }

    /** The deal, if the caller may see it; an expiry that is due is recorded first. */
    public DealView read(DealRef ref, Caller caller) {
        return transactions
                .read(() -> Optional.of(access.visible(ref.number(), caller))
                        .filter(deal -> !mustExpire(deal))
                        .map(this::complete))
                .orElseGet(() -> {
                    expiries.expire(ref.number());
                    return transactions.read(() -> complete(access.visible(ref.number(), caller)));
                });
    }

    /** The deal alone, if the caller may see it; an expiry that is due is recorded first. */
    public Deal visible(DealRef ref, Caller caller) {
        Deal deal = access.visible(ref.number(), caller);
        if (!mustExpire(deal)) {
            return deal;
        }
        expiries.expire(ref.number());
        return access.visible(ref.number(), caller);
    }

    private boolean mustExpire(Deal deal) {
        return deal.status() == DealStatus.APPROVED
                && policies.today().isAfter(deal.dates().expiresOn());
    }

    /** Whether the deal exists, visible to the caller or not. */
    public boolean exists(DealRef ref) {
        return access.exists(ref.number());
    }

    /** What a transaction has made of its deal. */
    public DealView of(DealTransaction tx) {
        Deal deal = tx.deal();
        if (deal.revision() == 0) {
            return new DealView(deal, ProposalJson.read(deal.workingCopy()), null, List.of(), null);
        }
        Revision revision = tx.revision()
                .orElseGet(() -> revisions.find(deal.id(), deal.revision()).orElseThrow());
        List<Review> known = reviews.withClaims(deal.id(), inOrder(tx.reviews().all()));
        Commissions commission = tx.commissions().or(() -> commission(deal)).orElse(null);
        return new DealView(deal, shown(deal, revision), revision, known, commission);
    }

    /** As the table is read, so that a changed deal and a read one look the same. */
    private static List<Review> inOrder(List<Review> reviews) {
        return reviews.stream()
                .sorted(Comparator.comparing(Review::openedAt).thenComparing(Review::id))
                .toList();
    }

    public DealView complete(Deal deal) {
        if (deal.revision() == 0) {
            return new DealView(deal, ProposalJson.read(deal.workingCopy()), null, List.of(), null);
        }
        Revision revision = revisions.find(deal.id(), deal.revision()).orElseThrow();
        return new DealView(
                deal,
                shown(deal, revision),
                revision,
                reviews.of(deal.id()),
                commission(deal).orElse(null));
    }

    /** A deal that is in review, sent back or rejected for the first time has never accrued anything. */
    private Optional<Commissions> commission(Deal deal) {
        boolean neverApproved = deal.revision() == 1
                && (deal.status() == DealStatus.IN_REVIEW
                        || deal.status() == DealStatus.CHANGES_REQUESTED
                        || deal.status() == DealStatus.REJECTED);
        return neverApproved ? Optional.empty() : ledger.of(deal.id());
    }

    private static Proposal shown(Deal deal, Revision revision) {
        return deal.showsWorkingCopy() ? ProposalJson.read(deal.workingCopy()) : revision.proposal();
    }
}
