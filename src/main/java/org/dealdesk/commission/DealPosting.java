package org.dealdesk.commission;

import java.util.ArrayList;
import java.util.List;
import org.dealdesk.commission.ledger.Transaction;
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

    /** How the deal's commission then stands. */
    public Commission commission() {
        return commissionOf(null);
    }

    /** How one person's commission of the deal then stands; that of all where it is null. */
    public Commission commissionOf(String person) {
        List<Transaction> all = new ArrayList<>(before);
        all.add(posting.transaction(0));
        return Commission.of(all, posting.terms().currency(), person);
    }
}
