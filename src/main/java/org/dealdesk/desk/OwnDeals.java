package org.dealdesk.desk;

import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/** Reads deals for the pages that only their owners may use. */
@Component
public class OwnDeals {

    private final DealViews views;

    OwnDeals(DealViews views) {
        this.views = views;
    }

    /** Refuses anyone but the owner of the deal. */
    public DealView read(String number, Viewer viewer) {
        DealView view = views.read(DealRef.of(number, null), viewer.caller());
        if (!view.deal().owner().equals(viewer.caller().id())) {
            throw new Refusal(ProblemType.FORBIDDEN, "Only the owner of " + number + " may do this");
        }
        return view;
    }
}
