package org.dealdesk.desk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.commission.Commission;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Proposal;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.policy.Policy;

/**
 * What a deal is called, where it stands and what it comes to: the figures of its latest revision, in the policy's currency.
 *
 * @param overridden whether it is approved because the committee overrode rejections
 * @param changedSince whether its owner has saved changes since the latest revision, which the page does not show
 */
record DealHead(
        String number,
        String name,
        String customer,
        String customerId,
        String segment,
        String region,
        String status,
        int revision,
        boolean appealed,
        boolean overridden,
        String owner,
        String externalRef,
        String justification,
        List<Proposal.Link> links,
        List<String> terms,
        Integer paymentTermsDays,
        Viewer.Moment startDate,
        String dealCurrency,
        String policy,
        String currency,
        String net,
        String margin,
        String discount,
        Viewer.Moment submittedAt,
        Viewer.Moment approvedAt,
        Viewer.Moment expiresOn,
        Viewer.Moment closedOn,
        Viewer.Moment appealUntil,
        String commission,
        String commissionState,
        String commissionReason,
        boolean changedSince) {

    static DealHead of(
            DealView view, Proposal proposal, JsonNode economics, Policy policy, Names names, Viewer viewer) {
        Deal deal = view.deal();
        Deal.Dates dates = deal.dates();
        Commission commission = view.commission();
        return new DealHead(
                deal.number().toString(),
                proposal.name(),
                Format.isolated(proposal.customer().name()),
                proposal.customer().id(),
                policy == null
                        ? proposal.customer().segment()
                        : policy.names().segment(proposal.customer().segment()),
                policy == null ? proposal.region() : policy.names().region(proposal.region()),
                deal.status().name(),
                deal.revision(),
                deal.isAppealed(),
                overridden(view),
                names.of(deal.owner()),
                proposal.externalRef(),
                proposal.justification(),
                proposal.links() == null ? List.of() : proposal.links(),
                terms(proposal, policy),
                proposal.paymentTermsDays(),
                Viewer.day(proposal.startDate()),
                proposal.currency(),
                deal.figures() == null ? null : deal.figures().policyVersion(),
                deal.figures() == null ? null : deal.figures().policyCurrency(),
                Format.figure(economics.path("netTotal")),
                Format.percent(economics.path("trueMarginPct")),
                Format.percent(economics.path("discountPct")),
                viewer.moment(dates.submittedAt()),
                viewer.moment(dates.approvedAt()),
                Viewer.day(dates.expiresOn()),
                Viewer.day(dates.closedOn()),
                deal.isAppealed() ? null : Viewer.day(dates.appealUntil()),
                commission == null
                        ? null
                        : Format.withUnit(
                                Format.amount(commission.amount(), commission.currency()), commission.currency()),
                commission == null ? null : commission.state().name(),
                commission == null ? null : commission.reason(),
                view.revision() != null && deal.showsWorkingCopy());
    }

    private static List<String> terms(Proposal proposal, Policy policy) {
        List<String> codes = proposal.terms() == null ? List.of() : proposal.terms();
        return policy == null ? codes : codes.stream().map(policy::termName).toList();
    }

    static boolean overridden(DealView view) {
        DealStatus status = view.deal().status();
        return (status == DealStatus.APPROVED || status == DealStatus.WON)
                && view.reviews().stream()
                        .anyMatch(review -> review.revision() == view.deal().revision() && review.isOverride());
    }
}
