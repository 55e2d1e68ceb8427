package org.dealdesk.desk.inbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dealdesk.approval.ClaimReview;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.ReviewId;
import org.dealdesk.approval.view.TaskList;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.dealpage.DecisionForm;
import org.dealdesk.desk.dealpage.PageDecisions;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What is done to several reviews at once: each is decided, claimed or refused on its own, as if it had come alone, and a page says
 * what became of each.
 */
@Controller
@RequestMapping(PageLayout.INBOX)
class BulkPages {

    private final TaskList tasks;
    private final PageDecisions decisions;
    private final ClaimReview claim;
    private final Commands commands;
    private final InboxRows rows;
    private final Viewers viewers;

    BulkPages(
            TaskList tasks,
            PageDecisions decisions,
            ClaimReview claim,
            Commands commands,
            InboxRows rows,
            Viewers viewers) {
        this.tasks = tasks;
        this.decisions = decisions;
        this.claim = claim;
        this.commands = commands;
        this.rows = rows;
        this.viewers = viewers;
    }

    /**
     * What became of one.
     *
     * @param refusal null where it is done
     * @param earlier what the sender had answered before, where that is why it is refused
     */
    record Result(InboxRow row, String review, String refusal, String earlier) {

        private static Result done(InboxRow row, MarkedReview mark) {
            return new Result(row, mark.review(), null, null);
        }

        private static Result refused(InboxRow row, MarkedReview mark, RuntimeException why) {
            Object earlier =
                    why instanceof Refusal refusal ? refusal.properties().get(PageDecisions.EARLIER) : null;
            return new Result(row, mark.review(), Problems.of(why).getDetail(), (String) earlier);
        }
    }

    /** Shows the confirmation page; the decision is not recorded yet. */
    @PostMapping("/confirm")
    String confirm(HttpServletRequest request, HttpServletResponse response, Model model) {
        List<MarkedReview> marked = MarkedReview.in(request);
        return marked.isEmpty()
                ? nothingMarked(request)
                : confirmation(marked, form(request), false, request, response, model);
    }

    @PostMapping("/decisions")
    String decide(HttpServletRequest request, HttpServletResponse response, Model model) {
        List<MarkedReview> marked = MarkedReview.in(request);
        DecisionForm form = form(request);
        Viewer viewer = viewers.of(request);
        if (form.comment() == null && needsComment(form, rows(marked, viewer).values())) {
            return confirmation(marked, form, true, request, response, model);
        }
        List<Result> results = each(
                marked,
                viewer,
                mark -> decisions.decide(mark.review(), form.verdict(mark.revision()), new Faults(), viewer));
        model.addAttribute("outcome", form.outcome());
        return told(results, model);
    }

    @PostMapping("/claim")
    String claim(HttpServletRequest request, Model model) {
        return share("claim", claim::claim, request, model);
    }

    @PostMapping("/unclaim")
    String letGo(HttpServletRequest request, Model model) {
        return share("unclaim", claim::unclaim, request, model);
    }

    private String share(String name, BiConsumer<String, Caller> useCase, HttpServletRequest request, Model model) {
        Viewer viewer = viewers.of(request);
        return unlessRefused(
                each(
                        MarkedReview.in(request),
                        viewer,
                        mark -> commands.perform(
                                Command.of(name, viewer.caller())
                                        .about(ReviewId.parse(mark.review()).map(ReviewId::deal)),
                                () -> {
                                    useCase.accept(mark.review(), viewer.caller());
                                    return Done.of("done", null);
                                })),
                request,
                model);
    }

    private static DecisionForm form(HttpServletRequest request) {
        return DecisionForm.ofMany(SubmittedForm.of(request)).valid();
    }

    private String confirmation(
            List<MarkedReview> marked,
            DecisionForm form,
            boolean missing,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Map<String, InboxRow> known = rows(marked, viewers.of(request));
        model.addAttribute("rows", List.copyOf(known.values()));
        model.addAttribute("marked", marked);
        model.addAttribute("outcome", form.outcome());
        model.addAttribute("comment", form.comment());
        model.addAttribute("needsComment", needsComment(form, known.values()));
        model.addAttribute("missing", missing);
        if (missing) {
            response.setStatus(ProblemType.INVALID.status());
        }
        return "bulk-confirm";
    }

    /** One comment goes with all of them, so one that has to say why is enough. */
    private static boolean needsComment(DecisionForm form, Collection<InboxRow> rows) {
        return form.outcome() != Outcome.APPROVE
                || rows.stream().anyMatch(row -> row.appeal().overrides());
    }

    private List<Result> each(List<MarkedReview> marked, Viewer viewer, Consumer<MarkedReview> work) {
        Map<String, InboxRow> known = rows(marked, viewer);
        List<Result> results = new ArrayList<>();
        for (MarkedReview mark : marked) {
            InboxRow row = known.get(mark.review());
            try {
                work.accept(mark);
                results.add(Result.done(row, mark));
            } catch (RuntimeException refused) {
                results.add(Result.refused(row, mark, refused));
            }
        }
        return results;
    }

    private Map<String, InboxRow> rows(List<MarkedReview> marked, Viewer viewer) {
        List<String> ids = marked.stream().map(MarkedReview::review).toList();
        List<TaskList.Task> found = tasks.findAll(Set.copyOf(ids), viewer.caller()).stream()
                .sorted(Comparator.comparing(task -> ids.indexOf(task.review().id())))
                .toList();
        Map<String, InboxRow> known = new LinkedHashMap<>();
        rows.of(found, viewer).forEach(row -> known.put(row.task().review(), row));
        return known;
    }

    private static String nothingMarked(HttpServletRequest request) {
        DoneMessage.note(request, "bulk.none");
        return "redirect:" + PageLayout.INBOX;
    }

    private static String unlessRefused(List<Result> results, HttpServletRequest request, Model model) {
        if (results.isEmpty()) {
            return nothingMarked(request);
        }
        return results.stream().allMatch(result -> result.refusal() == null)
                ? "redirect:/inbox?view=mine"
                : told(results, model);
    }

    private static String told(List<Result> results, Model model) {
        model.addAttribute("results", results);
        return "bulk-done";
    }
}
