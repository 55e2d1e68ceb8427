package org.dealdesk.rest.deal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.redaction.ReadHistory;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealFilter;
import org.dealdesk.deal.DealList;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.Revision;
import org.dealdesk.deal.Revisions;
import org.dealdesk.history.EventType;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.web.Page;
import org.dealdesk.policy.life.Policies;
import org.dealdesk.rest.Query;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists: of deals, of one deal's revisions, and of what happened to it. */
@RestController
@RequestMapping(path = "/api/v1/deals", produces = MediaType.APPLICATION_JSON_VALUE)
class DealListController {

    private final DealList deals;
    private final Revisions revisions;
    private final ReadHistory history;
    private final CostRedaction redaction;
    private final DealViews views;
    private final Policies policies;
    private final DealAnswers answers;

    DealListController(
            DealList deals,
            Revisions revisions,
            ReadHistory history,
            CostRedaction redaction,
            DealViews views,
            Policies policies,
            DealAnswers answers) {
        this.deals = deals;
        this.revisions = revisions;
        this.history = history;
        this.redaction = redaction;
        this.views = views;
        this.policies = policies;
        this.answers = answers;
    }

    /** What was submitted, and what the rules said of it. */
    record RevisionAnswer(
            String deal,
            int revision,
            String policy,
            @JsonUnwrapped Submission submission,
            Proposal proposal,
            JsonNode assessment,
            String documentSha256) {

        /** Who submitted it, and when. */
        record Submission(String submittedBy, Instant submittedAt) {}
    }

    /** One record of a deal's history. */
    record RecordAnswer(
            int seq,
            EventType type,
            @JsonUnwrapped Subject subject,
            @JsonUnwrapped Actor actor,
            @JsonUnwrapped Times times,
            JsonNode data,
            @JsonUnwrapped Link link) {

        /** What it is about. */
        record Subject(String deal, Integer revision, String policy) {}

        /** The actor, and the people acted for. */
        record Actor(String actor, List<String> onBehalfOf) {}

        /** On which business day it holds, and when it was recorded. */
        record Times(LocalDate effectiveOn, Instant recordedAt) {}

        /** Its place in the chain of hashes. */
        record Link(String previousHash, String hash) {}

        static RecordAnswer of(HistoryRecord record) {
            return new RecordAnswer(
                    record.seq(),
                    record.type(),
                    new Subject(record.deal(), record.revision(), record.policy()),
                    new Actor(record.actor(), record.onBehalfOf()),
                    new Times(record.effectiveOn(), record.recordedAt()),
                    record.data(),
                    new Link(record.previousHash(), record.hash()));
        }
    }

    /** What a deal waits for. */
    public enum Awaiting {
        CONFIRMATION
    }

    @GetMapping
    ResponseEntity<Page<DealAnswers.DealSummary>> list(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        Set<DealStatus> statuses = query.words("status", DealStatus.class);
        DealFilter filter = new DealFilter(
                DealFilter.Reader.of(caller.id(), caller.seesAllDeals()),
                statuses.isEmpty() ? null : EnumSet.copyOf(statuses),
                new DealFilter.Parties(query.identifier("customer", 100), query.identifier("rep", 100)),
                new DealFilter.Worth(query.identifier("currency", 3), query.amount("minTcv"), query.amount("maxTcv")),
                new DealFilter.Submitted(
                        startOf(query.date("submittedFrom")), startOf(next(query.date("submittedTo")))),
                new DealFilter.Marks(
                        query.flag("overridden"),
                        query.word("awaiting", Awaiting.class, null) == Awaiting.CONFIRMATION),
                query.term("q", 200));
        int limit = query.limit();
        long before = query.numberCursor(Long.MAX_VALUE, Long.MAX_VALUE);
        query.refuseIfAny();
        Page<Deal> page = Page.of(deals.page(filter, before, limit + 1), limit, deal -> Query.cursor(deal.id()));
        Predicate<String> hidden = redaction.hiding(caller);
        return Query.respond(request, page.map(deal -> DealAnswers.summary(deal, hidden)));
    }

    @GetMapping("/{number}/revisions")
    ResponseEntity<Page<RevisionAnswer>> revisions(
            @PathVariable("number") String number, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Deal deal = views.visible(DealRef.of(number, null), caller);
        Query query = Query.of(request);
        int limit = query.limit();
        long after = query.numberCursor(0, Integer.MAX_VALUE);
        query.refuseIfAny();
        Page<Revision> page = Page.of(
                revisions.of(deal.id(), Math.toIntExact(after), limit + 1), limit, last -> Query.cursor(last.number()));
        return Query.respond(request, page.map(revision -> answer(deal, revision, false, caller)));
    }

    @GetMapping("/{number}/revisions/{revision}")
    RevisionAnswer revision(
            @PathVariable("number") String number,
            @PathVariable("revision") int revision,
            @RequestParam(name = "explain", defaultValue = "false") boolean explaining,
            @AuthenticationPrincipal Caller caller) {
        Deal deal = views.visible(DealRef.of(number, null), caller);
        return revisions
                .find(deal.id(), revision)
                .map(found -> answer(deal, found, explaining, caller))
                .orElseThrow(() -> Refusal.notFound("revision " + revision + " of " + number));
    }

    @GetMapping("/{number}/history")
    ResponseEntity<Page<RecordAnswer>> history(
            @PathVariable("number") String number, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        DealNumber deal = historyOf(number, caller);
        Query query = Query.of(request);
        int limit = query.limit();
        long after = query.numberCursor(0, Integer.MAX_VALUE);
        query.refuseIfAny();
        Page<HistoryRecord> page = Page.of(
                history.of(deal, Math.toIntExact(after), limit + 1, caller), limit, last -> Query.cursor(last.seq()));
        return Query.respond(request, page.map(RecordAnswer::of));
    }

    /** Auditors read the history of a deleted draft as well: it is all that is left of it. A live draft is its owner's only. */
    private DealNumber historyOf(String number, Caller caller) {
        DealRef ref = DealRef.of(number, null);
        try {
            views.visible(ref, caller);
        } catch (Refusal notThere) {
            if (!caller.is(Role.AUDITOR)
                    || views.exists(ref)
                    || history.of(ref.number(), 0, 1, caller).isEmpty()) {
                throw notThere;
            }
        }
        return ref.number();
    }

    private RevisionAnswer answer(Deal deal, Revision revision, boolean explaining, Caller caller) {
        return new RevisionAnswer(
                deal.number().toString(),
                revision.number(),
                revision.figures().policyVersion(),
                new RevisionAnswer.Submission(revision.submittedBy(), revision.submittedAt()),
                revision.proposal(),
                answers.assessment(revision, explaining, caller),
                redaction.hidesCost(revision.figures().policyVersion(), caller) ? null : revision.sha256());
    }

    private Instant startOf(LocalDate day) {
        return day == null ? null : day.atStartOfDay(policies.zone()).toInstant();
    }

    private static LocalDate next(LocalDate day) {
        return day == null ? null : day.plusDays(1);
    }
}
