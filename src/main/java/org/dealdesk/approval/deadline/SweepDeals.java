package org.dealdesk.approval.deadline;

import java.time.LocalDate;
import java.util.List;
import org.dealdesk.approval.eligibility.UnassignableReviewSweep;
import org.dealdesk.approval.work.EachDeal;
import org.dealdesk.deal.Deals;
import org.dealdesk.platform.Retention;
import org.dealdesk.platform.background.FaultBarrier;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** What the process {@code deadlines} asks for every few minutes, but for the reminders. */
@Component
class SweepDeals implements ExpirySweep {

    private static final int BATCH = 100;

    private final ExpireDeals expiries;
    private final UnassignableReviewSweep sweep;
    private final Deals deals;
    private final Policies policies;
    private final EachDeal each;
    private final List<Retention> retentions;
    private final FaultBarrier barrier;

    SweepDeals(
            ExpireDeals expiries,
            UnassignableReviewSweep sweep,
            Deals deals,
            Policies policies,
            EachDeal each,
            List<Retention> retentions,
            FaultBarrier barrier) {
        this.expiries = expiries;
        this.sweep = sweep;
        this.deals = deals;
        this.policies = policies;
        this.each = each;
        this.retentions = List.copyOf(retentions);
        this.barrier = barrier;
    }

    @Override
    public void sweep() {
        LocalDate today = policies.today();
        each.through("expire", after -> deals.expiredBefore(today, after, BATCH), expiries::expire);
        sweep.lookAtAll();
        retentions.forEach(this::remove);
    }

    /** Batch after batch, each in a transaction of its own. */
    private void remove(Retention retention) {
        barrier.survive(retention.name(), 0, () -> {
            int removed;
            do {
                removed = retention.remove(BATCH);
            } while (removed == BATCH);
            return removed;
        });
    }
}
