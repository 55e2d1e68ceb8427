package org.dealdesk.commission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.Amounts;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.posting.Posting;

/**
 * A transaction of a deal that is to be stored with the rest of what the use case changes.
 *
 * @param before the deal's earlier transactions that matter to its commission
 */
public record DealPosting(Posting posting, List<Transaction> before) {

    public DealPosting {
        before = List.copyOf(before);
    }

    /** What it moves: the whole commission, or what is taken back or restored of it. */
    public BigDecimal amount() {
        boolean settles = posting.type() == TransactionType.CLAWBACK || posting.type() == TransactionType.RESTORATION;
        return settles
                ? Amounts.sum(posting.transaction(0).legsOn(Account.EARNED).map(Leg::amount))
                        .abs()
                : commissions().ofAll().amount();
    }

    /** How the deal's commission then stands. */
    public Commissions commissions() {
        List<Transaction> all = new ArrayList<>(before);
        all.add(posting.transaction(0));
        return new Commissions(all, posting.terms().currency());
    }
}
