package org.dealdesk.rest.commission;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.dealdesk.commission.adjustment.Adjustment;
import org.dealdesk.rest.deal.DealAnswers;

/** An adjustment as it leaves. */
record AdjustmentAnswer(
        String id,
        Adjustment.State status,
        String person,
        @JsonUnwrapped Wished wished,
        Adjustment.Step proposed,
        Adjustment.Step decided) {

    /** What is corrected, and why. */
    record Wished(String amount, String currency, String deal, String reason) {}

    static AdjustmentAnswer of(Adjustment adjustment) {
        Adjustment.Wish wish = adjustment.wish();
        return new AdjustmentAnswer(
                adjustment.id(),
                adjustment.state(),
                wish.person(),
                new Wished(
                        DealAnswers.inMinorUnits(wish.amount(), wish.currency()),
                        wish.currency(),
                        wish.deal() == null ? null : wish.deal().toString(),
                        wish.reason()),
                adjustment.proposed(),
                adjustment.decided());
    }
}
