package org.dealdesk.commission.cases;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import org.dealdesk.commission.payout.PayoutLines;

/** A payout batch of a sequence. */
final class PlayedBatch {

    final String id;
    final YearMonth upTo;
    final PayoutLines lines;
    final Set<String> returned = new HashSet<>();
    String status = "PROPOSED";

    PlayedBatch(String id, YearMonth upTo, PayoutLines lines) {
        this.id = id;
        this.upTo = upTo;
        this.lines = lines;
    }

    boolean isOpen() {
        return status.equals("PROPOSED") || status.equals("APPROVED");
    }
}
