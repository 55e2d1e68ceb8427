package org.dealdesk.desk.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dealdesk.commission.adjustment.Adjustment;
import org.dealdesk.commission.adjustment.AdjustmentAdministration;
import org.dealdesk.commission.batch.PayoutAdministration;
import org.dealdesk.commission.batch.PayoutBatch;
import org.dealdesk.commission.books.JournalReading;
import org.dealdesk.commission.csv.JournalCsv;
import org.dealdesk.commission.dispute.Dispute;
import org.dealdesk.commission.dispute.DisputeAdministration;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.commission.hold.Hold;
import org.dealdesk.commission.hold.HoldAdministration;
import org.dealdesk.commission.month.CloseMonth;
import org.dealdesk.commission.month.ClosedMonth;
import org.dealdesk.deal.DealList;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.life.Policies;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The work of finance on commissions, in its order: what waits, closing a month, statements, the payout, the journal. */
@Controller
@RequestMapping(PageLayout.COMMISSIONS)
class CommissionsPages {

    private static final String AFTER_ALL = "9999-99";
    private static final int MONTHS = 12;
    /** More are shown as this many. */
    private static final int MOST_COUNTED = 100;

    private final CloseMonth months;
    private final Waiting waiting;
    private final JournalReading journal;
    private final Policies policies;
    private final CommissionForms forms;
    private final Viewers viewers;

    CommissionsPages(
            CloseMonth months,
            Waiting waiting,
            JournalReading journal,
            Policies policies,
            CommissionForms forms,
            Viewers viewers) {
        this.months = months;
        this.waiting = waiting;
        this.journal = journal;
        this.policies = policies;
        this.forms = forms;
        this.viewers = viewers;
    }

    /** What waits for finance. */
    @Component
    record Waiting(
            DealList deals,
            AdjustmentAdministration adjustments,
            DisputeAdministration disputes,
            HoldAdministration holds,
            PayoutAdministration payouts) {

        List<Task> tasks(Caller caller) {
            return List.of(
                    task("confirmations", ConfirmationPages.waiting(deals, MOST_COUNTED)),
                    task("adjustments", adjustments.page(caller, Adjustment.State.PROPOSED, "", MOST_COUNTED)),
                    task("disputes", disputes.page(caller, Dispute.State.OPEN, "", MOST_COUNTED)),
                    task("holds", holds.page(caller, Hold.State.STANDING, "", MOST_COUNTED)));
        }

        private static Task task(String kind, List<?> found) {
            return new Task(kind, found.size());
        }

        /** The batch that is neither paid nor cancelled, or null. */
        Batch open(Caller caller) {
            return Stream.of(PayoutBatch.State.PROPOSED, PayoutBatch.State.APPROVED)
                    .flatMap(state -> payouts.page(caller, state, "", 1).stream())
                    .findFirst()
                    .map(batch -> new Batch(
                            batch.id(),
                            MonthText.of(batch.upTo()),
                            batch.state().name()))
                    .orElse(null);
        }
    }

    /** A list and how many in it wait. */
    record Task(String kind, int count) {}

    /** The open batch. */
    record Batch(String id, MonthText upTo, String state) {}

    /** A closed month. */
    record Closed(MonthText month, Viewer.Moment at, int statements) {}

    /**
     * What the page shows.
     *
     * @param next the month to be closed next, or null where the ledger has no entry
     * @param ended whether that month has ended
     * @param acts whether the reader may act
     */
    record CommissionsScreen(
            List<Task> tasks,
            MonthText next,
            boolean ended,
            List<Closed> closed,
            Batch open,
            boolean acts,
            String key) {

        public MonthText last() {
            return closed.isEmpty() ? null : closed.get(0).month();
        }
    }

    @GetMapping
    ModelAndView show(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        Caller caller = viewer.caller();
        FinanceRights.requireReader(caller);
        YearMonth next = months.next(caller).orElse(null);
        List<Closed> closed = months.page(caller, AFTER_ALL, MONTHS).stream()
                .map(month -> row(month, viewer))
                .toList();
        return new ModelAndView("commissions")
                .addObject(
                        "screen",
                        new CommissionsScreen(
                                waiting.tasks(caller),
                                MonthText.of(next),
                                next != null && next.isBefore(YearMonth.from(policies.today())),
                                closed,
                                waiting.open(caller),
                                caller.is(Role.FINANCE),
                                Ids.next()));
    }

    private static Closed row(ClosedMonth month, Viewer viewer) {
        return new Closed(MonthText.of(month.month()), viewer.moment(month.closedAt()), month.statements());
    }

    @PostMapping("/months/{month}/close")
    String close(@PathVariable("month") String month, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        YearMonth closed = MonthText.read(month);
        forms.perform("close-month", request, viewer, () -> months.close(viewer.caller(), closed));
        return "redirect:" + PageLayout.COMMISSIONS;
    }

    /** Leads to the statement of the person and month that the form names. */
    @GetMapping("/statement")
    String statement(HttpServletRequest request) {
        FinanceRights.requireReader(viewers.of(request).caller());
        String person =
                Objects.requireNonNullElse(request.getParameter("person"), "").strip();
        String month = Objects.requireNonNullElse(request.getParameter("month"), "");
        MonthText.read(month);
        return person.isEmpty()
                ? "redirect:" + PageLayout.COMMISSIONS
                : "redirect:" + StatementPages.address(person, month);
    }

    @GetMapping("/journal/{month}/csv")
    ResponseEntity<Object> journal(@PathVariable("month") String month, HttpServletRequest request) {
        return CommissionForms.download(
                JournalCsv.of(journal.journal(viewers.of(request).caller(), MonthText.read(month))));
    }
}
