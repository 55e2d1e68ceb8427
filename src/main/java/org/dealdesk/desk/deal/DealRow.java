package org.dealdesk.desk.deal;

import java.util.List;
import java.util.Set;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Figures;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.policy.ApprovalFunction;

/** One deal in a list. */
record DealRow(
        String number,
        String name,
        String customer,
        Owner owner,
        Standing standing,
        DealTotals totals,
        Viewer.Moment submittedAt) {

    /** Whose deal it is; {@code you} where that is the viewer. */
    record Owner(String name, boolean you) {}

    /**
     * Where the deal stands.
     *
     * @param overridden whether it is approved because the committee overrode rejections
     * @param waitsFor the functions that are asked now
     */
    record Standing(String status, boolean overridden, List<String> waitsFor, Viewer.Moment expiresOn) {}

    static DealRow of(
            Deal deal,
            boolean hidesCost,
            boolean overridden,
            Set<ApprovalFunction> waitsFor,
            Names names,
            Viewer viewer) {
        Figures figures = deal.figures();
        return new DealRow(
                deal.number().toString(),
                deal.headline().name(),
                deal.headline().customerName(),
                new Owner(
                        names.of(deal.owner()),
                        deal.owner().equals(viewer.caller().id())),
                new Standing(
                        deal.status().name(),
                        overridden,
                        waitsFor.stream().map(ApprovalFunction::name).sorted().toList(),
                        Viewer.day(deal.dates().expiresOn())),
                figures == null ? DealTotals.none(deal.headline().currency()) : DealTotals.of(figures, hidesCost),
                viewer.moment(deal.dates().submittedAt()));
    }
}
