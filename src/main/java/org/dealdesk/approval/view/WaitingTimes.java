package org.dealdesk.approval.view;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.deal.Deal;
import org.dealdesk.history.History;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.BusinessHours;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** A deal's waiting times and their causes, computed from its history on demand. */
@Component
public class WaitingTimes {

    private static final int PAGE = 500;

    private final DealViews views;
    private final History history;
    private final Policies policies;
    private final Clock clock;

    WaitingTimes(DealViews views, History history, Policies policies, Clock clock) {
        this.views = views;
        this.history = history;
        this.policies = policies;
        this.clock = clock;
    }

    /** In the order in which the waits began; for all who may see the deal. */
    public List<Wait> of(DealRef ref, Caller caller) {
        Deal deal = views.visible(ref, caller);
        if (deal.revision() == 0) {
            return List.of();
        }
        BusinessHours hours = new BusinessHours(
                policies.version(deal.figures().policyVersion()).approval().calendar());
        return Waits.in(records(deal.number().toString()), hours, clock.instant());
    }

    /** Without comments and all else that begins or ends no wait, of which there may be any number. */
    private List<HistoryRecord> records(String stream) {
        List<HistoryRecord> all = new ArrayList<>();
        List<HistoryRecord> page;
        do {
            page = history.of(
                    stream,
                    Waits.TYPES,
                    all.isEmpty() ? 0 : all.get(all.size() - 1).seq(),
                    PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }
}
