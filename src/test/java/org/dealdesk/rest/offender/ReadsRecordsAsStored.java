package org.dealdesk.rest.offender;

import java.util.List;
import org.dealdesk.history.History;
import org.dealdesk.history.HistoryRecord;

/** Breaks a rule on purpose: shows records with the costs in them. */
public final class ReadsRecordsAsStored {

    private final History history;

    public ReadsRecordsAsStored(History history) {
        this.history = history;
    }

    public List<HistoryRecord> everything(String deal) {
        return history.of(deal, 0, Integer.MAX_VALUE);
    }
}
