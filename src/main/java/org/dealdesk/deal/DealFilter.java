package org.dealdesk.deal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/**
 * Which deals a list shows; null means any.
 *
 * @param text searched in number, name, customer and external reference, ignoring case and accents
 */
public record DealFilter(
        Reader reader,
        Set<DealStatus> statuses,
        Parties parties,
        Worth worth,
        Submitted submitted,
        Marks marks,
        String text) {

    /**
     * What marks the deals.
     *
     * @param overridden whether only deals in which the committee overrode rejections
     * @param awaitsConfirmation whether only won deals that finance has to confirm
     */
    public record Marks(boolean overridden, boolean awaitsConfirmation) {

        public static final Marks ANY = new Marks(false, false);
    }

    /**
     * Who reads the list.
     *
     * @param viewer a rep who sees only own and credited deals; null for those who see them all
     * @param draftsOf whose drafts are shown: drafts are seen by their owner only
     */
    public record Reader(String viewer, String draftsOf) {

        public static Reader of(String person, boolean seesAllDeals) {
            return new Reader(seesAllDeals ? null : person, person);
        }
    }

    /**
     * Whose deals.
     *
     * @param customerId in any spelling
     * @param rep owner or credited rep
     */
    public record Parties(String customerId, String rep) {}

    /** In which currency, and between which totals. */
    public record Worth(String currency, BigDecimal minTcv, BigDecimal maxTcv) {

        public static final Worth ANY = new Worth(null, null, null);
    }

    /** When the latest revision was submitted; {@code to} is exclusive. */
    public record Submitted(Instant from, Instant to) {

        public static final Submitted ANY = new Submitted(null, null);
    }
}
