package org.dealdesk.desk.deal;

import java.util.List;
import java.util.Set;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Figures;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.policy.ApprovalFunction;

/**
 * One deal in a list.
 *
 * @param own whether it is the viewer's
 * @param overridden whether it is approved because the committee overrode rejections
 * @param waitsFor the functions that are asked now
 */
record DealRow(
        String number,
        String name,
        String customer,
        String owner,
        boolean own,
        String status,
        boolean overridden,
        int revision,
        String currency,
        String net,
        String margin,
        String discount,
        List<String> waitsFor,
        Viewer.Moment submittedAt,
        Viewer.Moment expiresOn,
        Viewer.Moment appealUntil) {

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
                names.of(deal.owner()),
                deal.owner().equals(viewer.caller().id()),
                deal.status().name(),
                overridden,
                deal.revision(),
                figures == null ? deal.headline().currency() : figures.policyCurrency(),
                figures == null ? null : Format.amount(figures.netTotal(), figures.policyCurrency()),
                figures == null || hidesCost ? null : Format.percent(figures.trueMarginPct()),
                figures == null ? null : Format.percent(figures.discountPct()),
                waitsFor.stream().map(ApprovalFunction::name).sorted().toList(),
                viewer.moment(deal.dates().submittedAt()),
                Viewer.day(deal.dates().expiresOn()),
                deal.isAppealed() ? null : Viewer.day(deal.dates().appealUntil()));
    }
}
