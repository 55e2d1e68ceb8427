package org.dealdesk.rest.deal;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.approval.view.CompareRevisions;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.view.Difference;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.deal.Deal;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.rest.Query;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What changed from one submission of a deal to another. */
@RestController
@RequestMapping(path = "/api/v1/deals/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
class DiffController {

    private static final int MOST_REVISIONS = 1_000_000;

    private final DealViews views;
    private final CompareRevisions compare;

    DiffController(DealViews views, CompareRevisions compare) {
        this.views = views;
        this.compare = compare;
    }

    /** From where a comparison begins, other than at a numbered revision. */
    private enum Since {
        DECISION
    }

    @GetMapping("/revisions/{revision}/diff")
    Difference between(
            @PathVariable("number") String number,
            @PathVariable("revision") int revision,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Deal deal = views.visible(DealRef.of(number, null), caller);
        Query query = Query.of(request);
        Integer to = query.integer("to", 1, MOST_REVISIONS);
        query.refuseIfAny();
        return compare.between(deal, revision, to, caller);
    }

    @GetMapping("/diff")
    Difference since(
            @PathVariable("number") String number, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Deal deal = views.visible(DealRef.of(number, null), caller);
        Query query = Query.of(request);
        query.word("since", Since.class, Since.DECISION);
        query.refuseIfAny();
        return compare.sinceDecision(deal, caller);
    }
}
