package org.dealdesk.testing.database;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.LockedDeal;
import org.dealdesk.deal.Conflict;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Figures;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.history.Head;

/** Transactions on deals that no database knows. */
public final class LockedDeals {

    public static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    /** Of a deal that is within every limit of its value and outside all others. */
    public static final Extent EXTENT = new Extent(BigDecimal.ZERO, null, null, null);

    private static final Figures FIGURES = new Figures(
            "2026.1", "USD", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);

    private LockedDeals() {}

    /** On a deal in review that has this number. */
    public static DealTransaction inReview(String number) {
        return inReview(DealNumber.parse(number).orElseThrow().id());
    }

    /** On a deal in review that has this id. */
    public static DealTransaction inReview(long id) {
        Deal deal = new Deal(
                id,
                DealStatus.IN_REVIEW,
                "rep",
                new Deal.Content(null, new Deal.Headline("Hours", "C-1", "Customer", "USD"), null),
                new Deal.Progress(1, 1, 1, Head.START),
                new Deal.Dates(NOW, NOW, NOW, null, null, null, null),
                FIGURES);
        Set<Conflict> conflicts = Set.of(Conflict.ofParty("rep", Conflict.Reason.OWNER));
        return new DealTransaction(
                new LockedDeal(deal, conflicts, List.of()), "rep", NOW, LocalDate.of(2026, 11, 27), () -> {
                    throw new AssertionError("nobody asks for the policy");
                });
    }
}
