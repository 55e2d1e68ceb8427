package org.dealdesk.approval.work;

import java.util.Set;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;

/** The deal that a caller means, and the versions of it that the caller accepts; null where any will do. */
public record DealRef(DealNumber number, Set<Long> versions) {

    public static DealRef of(String number, Long version) {
        return seen(number, version == null ? null : Set.of(version));
    }

    /** A deal in one of these versions, as {@code If-Match} lists them. */
    public static DealRef seen(String number, Set<Long> versions) {
        return new DealRef(DealNumber.parse(number).orElseThrow(() -> Refusal.notFound("deal " + number)), versions);
    }

    /** Refuses a caller who has seen another version. */
    void expect(Deal deal) {
        if (versions != null && !versions.contains(deal.version())) {
            throw new Refusal(
                    ProblemType.PRECONDITION_FAILED, deal.number() + " has changed since you read it; read it again");
        }
    }
}
