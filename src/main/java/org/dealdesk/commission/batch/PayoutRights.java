package org.dealdesk.commission.batch;

import java.util.List;
import java.util.Set;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.security.SecurityLog;
import org.springframework.stereotype.Component;

/**
 * Who proposes, approves and pays: finance, but for those who have a line in the batch, and for the approval the proposer. Where no person
 * of finance is left, the committee may.
 */
@Component
class PayoutRights {

    private final People people;

    PayoutRights(People people) {
        this.people = people;
    }

    /** Refuses all but finance and the committee. */
    void require(Caller caller) {
        if (!caller.is(Role.FINANCE) && !caller.is(Role.COMMITTEE)) {
            throw SecurityLog.refuse(ProblemType.FORBIDDEN, caller, "This is for finance");
        }
        FinanceRights.requireNoExclusion(caller.is(Role.FINANCE) ? Role.FINANCE : Role.COMMITTEE, caller);
    }

    /**
     * Refuses a caller who may not act on a batch.
     *
     * @param paid the people who have a line in it
     * @param proposer null where the proposer may act, too
     */
    void requireFor(Caller caller, Set<String> paid, String proposer) {
        FinanceRights.requireNotAmong(caller, paid);
        FinanceRights.requireAnother(caller, proposer);
        if (!caller.is(Role.FINANCE)
                && people.holding(List.of(Role.FINANCE)).stream()
                        .anyMatch(other ->
                                !paid.contains(other.id()) && !other.id().equals(proposer))) {
            throw SecurityLog.refuse(
                    ProblemType.FORBIDDEN, caller, "The committee acts only where no person of finance can");
        }
    }

    /** Who reads batches: finance, auditors, and the committee, which may have to act. */
    void requireReader(Caller caller) {
        if (!FinanceRights.readsAll(caller) && !caller.is(Role.COMMITTEE)) {
            throw SecurityLog.refuse(
                    ProblemType.FORBIDDEN, caller, "This is for finance, auditors and the committee to read");
        }
    }
}
