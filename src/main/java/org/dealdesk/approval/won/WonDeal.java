package org.dealdesk.approval.won;

import java.util.Set;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.Conflict;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;

/** What is asked of a won deal, and of the people who are paid for it. */
public final class WonDeal {

    private static final Set<Conflict.Reason> PAID = Set.of(Conflict.Reason.CREDITED, Conflict.Reason.OVERLAY);

    private WonDeal() {}

    /** Whether the person earns on the revision: credited, or named by an overlay of its policy. */
    public static boolean earns(String person, Appraised revision) {
        return revision.proposal().credits().stream()
                        .anyMatch(credit -> credit.rep().equals(person))
                || revision.policy().commission().overlayPeople().contains(person);
    }

    /** Refuses a person who counts as credited, in any revision. */
    static void refuseEarners(DealTransaction tx, Caller caller) {
        boolean paid = tx.conflicts().stream()
                .anyMatch(conflict -> conflict.person().equals(caller.id()) && PAID.contains(conflict.reason()));
        if (paid) {
            throw Access.refuse(
                    ProblemType.CONFLICT_OF_INTEREST,
                    caller,
                    tx.deal(),
                    "You earn on " + tx.deal().number());
        }
    }

    /** Refuses a deal that is not won, or whose win is not confirmed. */
    static void requireEarned(DealTransaction tx) {
        if (tx.deal().status() != DealStatus.WON || tx.deal().awaitsConfirmation()) {
            String why = tx.deal().awaitsConfirmation()
                    ? "waits for its confirmation"
                    : "is " + tx.deal().status();
            throw new Refusal(
                            ProblemType.WRONG_STATUS,
                            "%s %s; that does not allow this"
                                    .formatted(tx.deal().number(), why))
                    .with("dealStatus", tx.deal().status().name());
        }
    }
}
