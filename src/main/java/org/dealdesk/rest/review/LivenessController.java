package org.dealdesk.rest.review;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.approval.eligibility.StuckReview;
import org.dealdesk.approval.eligibility.UnassignableReviewSweep;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.rest.Query;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The reviews that would have no eligible approver if a person left. */
@RestController
@RequestMapping(path = "/api/v1/approvals", produces = MediaType.APPLICATION_JSON_VALUE)
class LivenessController {

    private final UnassignableReviewSweep sweep;

    LivenessController(UnassignableReviewSweep sweep) {
        this.sweep = sweep;
    }

    @GetMapping("/liveness")
    ResponseEntity<Page<StuckReview>> liveness(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        String without = query.identifier("without", 100);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        String after = Cursor.after(cursor);
        return Query.respond(
                request,
                Page.of(sweep.without(without, after, limit + 1, caller), limit, review -> Cursor.of(review.review())));
    }
}
