package org.dealdesk.desk.deal;

import java.util.List;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.policy.ApprovalFunction;

/**
 * What an appeal is about: why the owner appealed, who rejected the revision, and what the others said of it.
 *
 * @param override the committee's decision, or null while it is awaited
 */
record AppealCard(
        String reason,
        String by,
        Viewer.Moment at,
        List<RouteStop> rejections,
        List<RouteStop> positions,
        RouteStop override) {

    /** While the appeal is heard, and as long as its success is what approves the latest revision. */
    static boolean isShown(DealView view) {
        return view.deal().isAppealed() || DealHead.overridden(view);
    }

    static AppealCard of(DealView view, HistoryRecord appealed, List<RouteStop> stops, Names names, Viewer viewer) {
        List<RouteStop> said = stops.stream()
                .filter(stop -> stop.decided() != null && !isCommittee(stop))
                .toList();
        return new AppealCard(
                appealed.data().required("reason").textValue(),
                names.of(appealed.actor()),
                viewer.moment(appealed.recordedAt()),
                said.stream().filter(AppealCard::isRejection).toList(),
                said.stream().filter(stop -> !isRejection(stop)).toList(),
                view.deal().isAppealed() ? null : committee(stops));
    }

    private static RouteStop committee(List<RouteStop> stops) {
        return stops.stream().filter(AppealCard::isCommittee).findFirst().orElseThrow();
    }

    private static boolean isRejection(RouteStop stop) {
        return stop.state().equals(ReviewStatus.REJECTED.name());
    }

    private static boolean isCommittee(RouteStop stop) {
        return stop.function().equals(ApprovalFunction.COMMITTEE.name());
    }
}
