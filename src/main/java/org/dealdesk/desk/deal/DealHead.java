package org.dealdesk.desk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;

/**
 * What a deal is called, where it stands and what it comes to.
 *
 * @param totals those of the latest revision; null before the first submission
 */
public record DealHead(
        String number,
        String name,
        String customer,
        String owner,
        Standing standing,
        Deadlines deadlines,
        DealTotals totals) {

    /**
     * Where a deal stands.
     *
     * @param overridden whether it is approved because the committee overrode rejections
     * @param changedSince whether its owner has saved changes since the latest revision, which the page does not show
     */
    public record Standing(String status, int revision, boolean appealed, boolean overridden, boolean changedSince) {}

    /**
     * Until when something is possible.
     *
     * @param expiresOn the last day of the approval
     * @param appealUntil the last day for an appeal; null while one is heard
     */
    public record Deadlines(Viewer.Moment expiresOn, Viewer.Moment appealUntil) {}

    static DealHead of(DealView view, JsonNode economics, Names names) {
        Deal deal = view.deal();
        return new DealHead(
                deal.number().toString(),
                DealScreens.shown(view).name(),
                Format.isolated(DealScreens.shown(view).customer().name()),
                names.of(deal.owner()),
                new Standing(
                        deal.status().name(),
                        deal.revision(),
                        deal.isAppealed(),
                        overridden(view),
                        view.revision() != null && deal.showsWorkingCopy()),
                new Deadlines(
                        Viewer.day(deal.dates().expiresOn()),
                        deal.isAppealed() ? null : Viewer.day(deal.dates().appealUntil())),
                economics.isMissingNode() ? null : DealTotals.of(economics));
    }

    static boolean overridden(DealView view) {
        DealStatus status = view.deal().status();
        return (status == DealStatus.APPROVED || status == DealStatus.WON)
                && view.reviews().stream()
                        .anyMatch(review -> review.revision() == view.deal().revision() && review.isOverride());
    }
}
