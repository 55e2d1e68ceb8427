package org.dealdesk.approval.redaction;

import java.util.List;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.platform.people.Caller;
import org.springframework.stereotype.Component;

/** A deal's records as their reader may see them. The caller has checked that the reader sees the deal. */
@Component
public class ReadHistory {

    private static final int MOST = 500;

    private final History history;
    private final CostRedaction redaction;

    ReadHistory(History history, CostRedaction redaction) {
        this.history = history;
        this.redaction = redaction;
    }

    /** Those after {@code afterSeq}, oldest first. */
    public List<HistoryRecord> of(DealNumber deal, int afterSeq, int limit, Caller caller) {
        return redaction.records(history.of(deal.toString(), afterSeq, limit), caller);
    }

    /** Those of one type, oldest first. */
    public List<HistoryRecord> of(DealNumber deal, EventType type, Caller caller) {
        return redaction.records(history.of(deal.toString(), type, 0, MOST), caller);
    }
}
