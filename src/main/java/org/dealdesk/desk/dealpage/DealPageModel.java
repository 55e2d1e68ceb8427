package org.dealdesk.desk.dealpage;

import java.util.List;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.deal.DealScreen;
import org.dealdesk.desk.deal.DealScreens;
import org.dealdesk.desk.deal.comparison.Comparisons;
import org.dealdesk.desk.dealpage.DealPage.Actions;
import org.dealdesk.desk.dealpage.DealPage.Typed;
import org.dealdesk.desk.dealpage.DecisionPanels.Given;
import org.dealdesk.desk.won.WonCards;
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
    private final WonCards won;

    DealPageModel(
            DealScreens screens,
            DecisionPanels panels,
            Comparisons comparisons,
            DealActs acts,
            Policies policies,
            WonCards won) {
        this.screens = screens;
        this.panels = panels;
        this.comparisons = comparisons;
        this.acts = acts;
        this.policies = policies;
        this.won = won;
    }

    /** What a page about a decision shows of the deal. */
    DealScreen head(DealView view, Viewer viewer) {
        return screens.of(view, viewer);
    }

    /** What the page of an older part of the history shows. */
    DealScreen history(DealView view, int before, Viewer viewer) {
        return screens.of(view, before, viewer);
    }

    /** Everything, compared with the revision that was decided on last. */
    DealPage of(DealView view, Given given, Typed typed, Viewer viewer) {
        return of(view, given, typed, Comparisons.Asked.NOTHING, viewer);
    }

    DealPage of(DealView view, Given given, Typed typed, Comparisons.Asked asked, Viewer viewer) {
        List<Review> mine = screens.decidable(view, viewer);
        return new DealPage(
                screens.of(view, viewer),
                comparisons.of(view, asked, viewer).orElse(null),
                new Actions(
                        panels.of(view, mine, given, viewer),
                        acts.of(view, mine, viewer),
                        OwnerBar.of(view, policies.today(), viewer),
                        Ids.next()),
                won.of(view, viewer),
                typed);
    }
}
