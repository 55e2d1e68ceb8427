package org.dealdesk.commission.batch;

import java.util.Set;
import org.dealdesk.commission.finance.CommissionLocks;
import org.dealdesk.commission.ledger.Postings;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.posting.LedgerBook;
import org.dealdesk.commission.posting.Origin;
import org.dealdesk.commission.posting.Posting;
import org.dealdesk.commission.posting.PostingTime;
import org.springframework.stereotype.Component;

/** Posts that a payment came back, and unsettles the entries of its line. */
@Component
class ReturnPosting {

    private final LedgerBook ledger;
    private final CommissionLocks locks;
    private final PayoutStore store;

    ReturnPosting(LedgerBook ledger, CommissionLocks locks, PayoutStore store) {
        this.ledger = ledger;
        this.locks = locks;
        this.store = store;
    }

    /** Answers the id of the transaction. */
    String post(PayoutBatch batch, PaymentReturn approved) {
        String person = approved.wish().person();
        PaidLine line = store.lines().line(batch.id(), person).orElseThrow();
        PostingTime time = ledger.begin(Set.of(person));
        locks.payout();
        store.due().unsettle(batch.id(), person);
        Posting posting = Posting.of(
                TransactionType.RETURN,
                Origin.ofPayment(approved.id(), approved.wish().date()),
                new Posting.Terms(batch.terms().policy(), batch.terms().currency(), null),
                Postings.returned(person, line.amount()).stream()
                        .map(Posting.Entry::of)
                        .toList(),
                time);
        ledger.post(posting);
        return posting.id();
    }
}
