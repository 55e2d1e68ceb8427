package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.dealdesk.commission.Ledger;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.Deals;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.web.Idempotency;
import org.dealdesk.policy.Policies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Records that approvals have run out. Every call on such a deal does; the process {@code deadlines} finds those nobody calls. */
@Component
class ExpireDeals implements ExpirySweep {

    private static final Logger log = LoggerFactory.getLogger(ExpireDeals.class);
    private static final int MOST_AT_ONCE = 100;

    private final Steps steps;
    private final Deals deals;
    private final Ledger ledger;
    private final Policies policies;
    private final Idempotency idempotency;
    private final ObjectProvider<WatchReviews> watch;

    ExpireDeals(
            Steps steps,
            Deals deals,
            Ledger ledger,
            Policies policies,
            Idempotency idempotency,
            ObjectProvider<WatchReviews> watch) {
        this.steps = steps;
        this.deals = deals;
        this.ledger = ledger;
        this.policies = policies;
        this.idempotency = idempotency;
        this.watch = watch;
    }

    /** Records the expiry if it is due; otherwise does nothing. */
    void expire(DealNumber number) {
        Step done = steps.expiring(new DealRef(number, null), step -> {
            step.become(step.deal().after(EventType.DEAL_EXPIRED));
            step.record(
                    EventType.DEAL_EXPIRED,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("expiresOn", step.deal().dates().expiresOn().toString()));
            step.commission(ledger.reverse(step.deal().id(), step.today()), EventType.COMMISSION_REVERSED);
        });
        if (done.changed()) {
            log.info("use_case=expire deal={} actor={} outcome=EXPIRED", number, done.actor());
        }
    }

    @Override
    public void sweep() {
        for (DealNumber number : deals.expiredBefore(policies.today(), MOST_AT_ONCE)) {
            expire(number);
        }
        UseCases.isAboutNothing();
        watch.getObject().look();
        idempotency.forgetOld();
    }
}
