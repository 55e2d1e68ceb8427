package org.dealdesk.approval.won;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.dealdesk.commission.clawback.ClawbackWindow.Standing;
import org.dealdesk.commission.clawback.CreditNote;
import org.dealdesk.deal.DealNumber;

/**
 * A credit note as it is stored.
 *
 * @param standing whether it counts, or why it does not
 * @param voided null while it stands
 */
public record StoredCreditNote(
        String id, DealNumber deal, Written written, Standing standing, Step recorded, Voided voided, Effect effect) {

    /**
     * What it says.
     *
     * @param amount in the deal's currency, as are its lines
     * @param lines amounts by line number
     */
    public record Written(
            BigDecimal amount, String currency, LocalDate date, String reason, Map<Integer, BigDecimal> lines) {

        public Written {
            lines = Collections.unmodifiableMap(new TreeMap<>(lines));
        }
    }

    /** Who did it, and when. */
    public record Step(String by, Instant at) {}

    /** That it no longer stands. */
    public record Voided(Step step, String reason) {}

    /**
     * What it did to the commission, in the policy's currency; null where no transaction was posted.
     *
     * @param restored when it was voided
     */
    public record Effect(BigDecimal clawedBack, BigDecimal restored) {

        static final Effect NONE = new Effect(null, null);
    }

    StoredCreditNote withLines(Map<Integer, BigDecimal> lines) {
        Written with = new Written(written.amount(), written.currency(), written.date(), written.reason(), lines);
        return new StoredCreditNote(id, deal, with, standing, recorded, voided, effect);
    }

    public boolean isVoid() {
        return voided != null;
    }

    /** As the rules look at it. */
    CreditNote toCreditNote() {
        return new CreditNote(id, written.lines(), standing == Standing.COUNTS, isVoid());
    }
}
