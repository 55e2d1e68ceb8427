package org.dealdesk.approval.deadline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.commission.Ledger;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.history.EventType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Records that approvals have run out. Every call on such a deal does; the process {@code deadlines} finds those that get no call. */
@Component
public class ExpireDeals {

    private static final Logger log = LoggerFactory.getLogger(ExpireDeals.class);

    private final DealTransactions transactions;
    private final Ledger ledger;

    ExpireDeals(DealTransactions transactions, Ledger ledger) {
        this.transactions = transactions;
        this.ledger = ledger;
    }

    /** Records the expiry if it is due. */
    public void expire(DealNumber number) {
        DealTransaction done = transactions.expiring(new DealRef(number, null), this::expire);
        if (done.changed()) {
            log.info("use_case=expire deal={} actor={} outcome=EXPIRED", number, done.actor());
        }
    }

    /** The approval of the deal at hand has run out: its commission is reversed. */
    public void expire(DealTransaction tx) {
        tx.become(tx.deal().after(EventType.DEAL_EXPIRED));
        tx.record(
                EventType.DEAL_EXPIRED,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("expiresOn", tx.deal().dates().expiresOn().toString()));
        tx.post(ledger.reverse(tx.deal().id()), EventType.COMMISSION_REVERSED);
    }
}
