package org.dealdesk.desk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.redaction.ReadHistory;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.TaskList;
import org.dealdesk.deal.Proposal;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.deal.DealScreen.AssessmentCard;
import org.dealdesk.desk.deal.DealScreen.HistoryCard;
import org.dealdesk.desk.deal.DealScreen.LinesCard;
import org.dealdesk.desk.deal.DealScreen.Route;
import org.dealdesk.history.EventType;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.platform.people.People;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Puts together what the page of a deal shows, as its reader may see it: the same redaction as REST's. */
@Component
public class DealScreens {

    /** So much of a deal's history is on a page; what is older is on pages of its own. */
    private static final int MOST_RECORDS = 100;

    private final CostRedaction redaction;
    private final Policies policies;
    private final TaskList tasks;
    private final ReadHistory history;
    private final People people;
    private final Clock clock;

    DealScreens(
            CostRedaction redaction,
            Policies policies,
            TaskList tasks,
            ReadHistory history,
            People people,
            Clock clock) {
        this.redaction = redaction;
        this.policies = policies;
        this.tasks = tasks;
        this.history = history;
        this.people = people;
        this.clock = clock;
    }

    /** The page without the actions that the viewer may take. */
    public DealScreen of(DealView whole, Viewer viewer) {
        return of(whole, Integer.MAX_VALUE, viewer);
    }

    /** The same with the part of the history that ends before the record {@code before}. */
    public DealScreen of(DealView whole, int before, Viewer viewer) {
        DealView view = whole.shownTo(viewer.caller(), redaction);
        List<HistoryRecord> records = records(view, before, viewer);
        Names names = names(view, records);
        Policy policy = view.revision() == null
                ? null
                : policies.version(view.deal().figures().policyVersion());
        JsonNode assessment =
                policy == null ? MissingNode.getInstance() : redaction.assessment(view.revision(), viewer.caller());
        Proposal proposal = shown(view);
        return new DealScreen(
                DealHead.of(view, assessment.path("economics"), names),
                ContractCard.of(view, policy, viewer.caller()),
                policy == null ? null : AssessmentCard.of(proposal.justification(), assessment, policy),
                new LinesCard(proposal.currency(), LineRow.of(proposal, policy, assessment.path("economics"))),
                route(view, policy, records, names, viewer),
                new HistoryCard(
                        records.stream()
                                .map(record -> HistoryLine.of(record, names, viewer))
                                .toList(),
                        older(records)));
    }

    private Route route(DealView view, Policy policy, List<HistoryRecord> records, Names names, Viewer viewer) {
        if (policy == null) {
            return new Route(List.of(), null, null);
        }
        List<RouteStop> stops = RouteStop.of(view, policy, names, clock.instant(), viewer);
        return new Route(
                stops,
                AppealCard.isShown(view)
                        ? AppealCard.of(view, appealed(view, records, viewer), stops, names, viewer)
                        : null,
                ProcessMarks.of(view.deal(), stops));
    }

    /** What was submitted last; the owner's draft before that. */
    public static Proposal shown(DealView view) {
        return view.revision() == null ? view.proposal() : view.revision().proposal();
    }

    /** The open reviews that the viewer may decide. */
    public List<Review> decidable(DealView view, Viewer viewer) {
        Set<String> ids = tasks.decidable(view.deal().number(), viewer.caller());
        return view.reviews().stream()
                .filter(review -> ids.contains(review.id()))
                .toList();
    }

    private Names names(DealView view, List<HistoryRecord> records) {
        Set<String> ids = new HashSet<>();
        ids.add(view.deal().owner());
        for (Review review : view.reviews()) {
            ids.add(review.assignee());
            if (review.decision() != null) {
                ids.add(review.decision().actor());
                ids.addAll(review.decision().onBehalfOf());
            }
            review.ballot().votes().forEach(vote -> {
                ids.add(vote.person());
                ids.addAll(vote.onBehalfOf());
            });
        }
        for (HistoryRecord record : records) {
            ids.add(record.actor());
            ids.addAll(record.onBehalfOf());
            ids.add(record.data().path("assignee").asText(null));
            ids.add(record.data().path("to").asText(null));
        }
        return Names.of(ids, people);
    }

    /** From what is shown anyway, or from further back where much has happened since. */
    private HistoryRecord appealed(DealView view, List<HistoryRecord> records, Viewer viewer) {
        List<HistoryRecord> shown = records.stream()
                .filter(record -> record.type() == EventType.DEAL_APPEALED)
                .toList();
        List<HistoryRecord> appeals =
                shown.isEmpty() ? history.of(view.deal().number(), EventType.DEAL_APPEALED, viewer.caller()) : shown;
        return appeals.get(appeals.size() - 1);
    }

    private List<HistoryRecord> records(DealView view, int before, Viewer viewer) {
        int end = Math.max(0, Math.min(view.deal().history().seq(), before - 1));
        int begin = Math.max(0, end - MOST_RECORDS);
        return history.of(view.deal().number(), begin, end - begin, viewer.caller());
    }

    /** The record before which older ones are found; null where there are none. */
    private static Integer older(List<HistoryRecord> records) {
        return records.isEmpty() || records.get(0).seq() == 1
                ? null
                : records.get(0).seq();
    }
}
