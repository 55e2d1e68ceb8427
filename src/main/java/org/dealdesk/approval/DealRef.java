package org.dealdesk.approval;

import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;

/** The deal that a caller means, and the version of it that they have seen; null where they did not say. */
public record DealRef(DealNumber number, Long version) {

    public static DealRef of(String number, Long version) {
        return new DealRef(DealNumber.parse(number).orElseThrow(() -> Refusal.notFound("deal " + number)), version);
    }

    /** Refuses a caller who has seen another version. */
    void expect(Deal deal) {
        if (version != null && version != deal.version()) {
            throw new Refusal(
                    ProblemType.PRECONDITION_FAILED, deal.number() + " has changed since you read it; read it again");
        }
    }
}
