package org.dealdesk.approval;

import java.util.Set;
import org.dealdesk.approval.revision.ApprovalCoverage;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;

/** The product's own rules of who is asked and what can be appealed, or those with a fault. */
record ModelRules(Fault fault) {

    /** What is planted to see that the walk notices it. */
    enum Fault {
        NONE,
        SKIPS_LEGAL,
        SKIPS_UNDECIDED,
        SKIPS_THE_COMMITTEE,
        APPEALS_FOR_EVER,
        HEARS_THE_COMMITTEE_OUT,
        HEARS_LATE_APPEALS,
        ASKS_TWICE
    }

    ModelRules() {
        this(Fault.NONE);
    }

    boolean asks(DealTransaction tx, Set<ApprovalFunction> required, ApprovalFunction function) {
        ApprovalCoverage covering = new ApprovalCoverage(
                tx, required.stream().map(ApprovalFunction::name).toList());
        boolean asks = tx.deal().isAppealed() ? covering.asksOnAppeal(function) : covering.asks(function);
        boolean appealed = tx.deal().isAppealed();
        return switch (fault) {
            case SKIPS_LEGAL -> asks && function != ApprovalFunction.LEGAL;
            case SKIPS_UNDECIDED -> asks && (!appealed || function == ApprovalFunction.COMMITTEE);
            case SKIPS_THE_COMMITTEE -> asks && (!appealed || function != ApprovalFunction.COMMITTEE);
            case ASKS_TWICE -> asks || (appealed && required.contains(function));
            default -> asks;
        };
    }

    boolean opensAppeal(DealTransaction tx) {
        boolean faulty =
                switch (fault) {
                    case APPEALS_FOR_EVER, HEARS_THE_COMMITTEE_OUT -> tx.deal().status() == DealStatus.REJECTED;
                    case HEARS_LATE_APPEALS -> tx.deal().dates().appealUntil() != null;
                    default -> false;
                };
        try {
            AppealDeal.requireOpenToAppeal(tx);
            return true;
        } catch (Refusal refused) {
            return faulty;
        }
    }
}
