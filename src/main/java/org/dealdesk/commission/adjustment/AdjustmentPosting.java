package org.dealdesk.commission.adjustment;

import java.util.Set;
import org.dealdesk.commission.ledger.Postings;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.posting.LedgerBook;
import org.dealdesk.commission.posting.Origin;
import org.dealdesk.commission.posting.Posting;
import org.dealdesk.commission.posting.PostingTime;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.policy.life.Policies;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Posts an approved adjustment. */
@Component
class AdjustmentPosting {

    private final LedgerBook ledger;
    private final Policies policies;
    private final JdbcClient jdbc;

    AdjustmentPosting(LedgerBook ledger, Policies policies, JdbcTemplate jdbc) {
        this.ledger = ledger;
        this.policies = policies;
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** Answers the id of the transaction. */
    String post(Adjustment adjustment) {
        Adjustment.Wish wish = adjustment.wish();
        PostingTime time = ledger.begin(Set.of(wish.person()));
        String policy =
                wish.deal() == null ? policies.inForce(time.effectiveOn()).version() : policy(wish.deal());
        Posting posting = Posting.of(
                TransactionType.ADJUSTMENT,
                Origin.ofAdjustment(
                        adjustment.id(),
                        wish.deal() == null ? null : wish.deal().id()),
                new Posting.Terms(policy, wish.currency(), null),
                Postings.adjustment(wish.person(), wish.amount()).stream()
                        .map(Posting.Entry::of)
                        .toList(),
                time);
        ledger.post(posting);
        return posting.id();
    }

    /** The one under which the deal was approved last, else submitted last: it says how the amount is booked. */
    private String policy(DealNumber deal) {
        return jdbc.sql("select policy_version from ledger_transaction where deal_id = ? and revision is not null"
                        + " order by number desc limit 1")
                .param(deal.id())
                .query(String.class)
                .optional()
                .orElseGet(() -> jdbc.sql(
                                "select policy_version from revision where deal_id = ? order by number desc limit 1")
                        .param(deal.id())
                        .query(String.class)
                        .single());
    }
}
