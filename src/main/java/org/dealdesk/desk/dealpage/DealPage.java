package org.dealdesk.desk.dealpage;

import java.util.List;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.deal.DealScreen;
import org.dealdesk.desk.deal.comparison.Comparisons.Comparison;
import org.dealdesk.desk.won.WonCard;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * The whole page of a deal: what it is, what has changed, and what its reader can do about it.
 *
 * @param comparison null where there are no two revisions to compare
 */
record DealPage(DealScreen deal, Comparison comparison, Actions actions, WonCard won, Typed typed) {

    /**
     * What the reader can do about the deal.
     *
     * @param panels a form for each review that the reader may decide
     * @param key by which sending a form twice is noticed
     */
    record Actions(List<DecisionPanel> panels, DealActs.Acts acts, OwnerBar owner, String key) {}

    /**
     * What has been typed into the fields for comments and the new owner.
     *
     * @param faulty the field that has a fault, and {@code fault} its error; null where there is none
     */
    record Typed(String comment, String faulty, String fault, List<FieldFaults.Said> faults) {

        static Typed comment(String text) {
            return new Typed(text, null, null, List.of());
        }
    }

    ModelAndView show(HttpStatus status) {
        ModelAndView page = new ModelAndView("deal");
        page.setStatus(status);
        page.addObject("deal", deal);
        page.addObject("comparison", comparison);
        page.addObject("actions", actions);
        page.addObject("won", won);
        page.addObject("typed", typed);
        return page;
    }
}
