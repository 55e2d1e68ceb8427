package org.dealdesk.desk.dealpage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.deal.Comparisons;
import org.dealdesk.desk.deal.DealScreens;
import org.dealdesk.desk.dealpage.DecisionPanels.Given;
import org.dealdesk.platform.Ids;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** The whole page of a deal: what it is, what has changed, and what its reader can do about it. */
@Component
class DealPageModel {

    private final DealScreens screens;
    private final DecisionPanels panels;
    private final Comparisons comparisons;
    private final DealActs acts;
    private final Policies policies;

    DealPageModel(
            DealScreens screens, DecisionPanels panels, Comparisons comparisons, DealActs acts, Policies policies) {
        this.screens = screens;
        this.panels = panels;
        this.comparisons = comparisons;
        this.acts = acts;
        this.policies = policies;
    }

    /** What a page about a decision shows of the deal. */
    Map<String, Object> head(DealView view, Viewer viewer) {
        return screens.of(view, viewer);
    }

    /** What the page of an older part of the history shows. */
    Map<String, Object> history(DealView view, int before, Viewer viewer) {
        return screens.of(view, before, viewer);
    }

    /** Everything, compared with the revision that was decided on last. */
    Map<String, Object> of(DealView view, Given given, Viewer viewer) {
        return of(view, given, Comparisons.Asked.NOTHING, viewer);
    }

    Map<String, Object> of(DealView view, Given given, Comparisons.Asked asked, Viewer viewer) {
        List<Review> mine = screens.decidable(view, viewer);
        Map<String, Object> model = new HashMap<>(screens.of(view, viewer));
        model.put("panels", panels.of(view, mine, given, viewer));
        model.put("comparison", comparisons.of(view, asked, viewer).orElse(null));
        model.put("acts", acts.of(view, mine, viewer));
        model.put("owned", OwnerBar.of(view, policies.today(), viewer));
        model.put("key", Ids.next());
        return model;
    }
}
