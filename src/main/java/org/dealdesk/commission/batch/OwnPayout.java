package org.dealdesk.commission.batch;

import java.time.YearMonth;
import org.dealdesk.commission.payout.DueAmounts;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** People see what they would be paid next. */
@Component
public class OwnPayout {

    private final DueRows due;
    private final Policies policies;

    OwnPayout(DueRows due, Policies policies) {
        this.due = due;
        this.policies = policies;
    }

    /** What a payout up to the end of this month would pay the caller by the entries and holds of now. */
    public DueAmounts next(Caller caller) {
        return due.amount(caller.id(), YearMonth.from(policies.today()));
    }
}
