package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dealdesk.approval.ClaimReview;
import org.dealdesk.approval.DecideReview;
import org.dealdesk.approval.Outcome;
import org.dealdesk.approval.TaskList;
import org.dealdesk.approval.UseCases;
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
@RequestMapping(Shell.INBOX)
class BulkPages {

    private final TaskList tasks;
    private final DecideReview decide;
    private final ClaimReview claim;
    private final UseCases useCases;
    private final InboxRows rows;
    private final Viewers viewers;

    BulkPages(
            TaskList tasks,
            DecideReview decide,
            ClaimReview claim,
            UseCases useCases,
            InboxRows rows,
            Viewers viewers) {
        this.tasks = tasks;
        this.decide = decide;
        this.claim = claim;
        this.useCases = useCases;
        this.rows = rows;
        this.viewers = viewers;
    }

    /** What became of one; {@code refusal} is null where it is done. */
    record Result(InboxRow row, String review, String refusal) {}

    /** Says what is about to be decided, and changes nothing. */
    @PostMapping("/confirm")
    String confirm(HttpServletRequest request, HttpServletResponse response, Model model) {
        List<Marked> marked = Marked.in(request);
        return marked.isEmpty()
                ? "redirect:/inbox?none"
                : confirmation(marked, form(request), false, request, response, model);
    }

    @PostMapping("/decisions")
    String decide(HttpServletRequest request, HttpServletResponse response, Model model) {
        List<Marked> marked = Marked.in(request);
        DecisionForm form = form(request);
        if (form.outcome() != Outcome.APPROVE && form.comment() == null) {
            return confirmation(marked, form, true, request, response, model);
        }
        Viewer viewer = viewers.of(request);
        List<Result> results = each(marked, viewer, mark -> decide(mark, form, viewer));
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
                        Marked.in(request),
                        viewer,
                        mark -> perform(name, viewer, () -> useCase.accept(mark.review(), viewer.caller()))),
                model);
    }

    private static DecisionForm form(HttpServletRequest request) {
        Faults faults = new Faults();
        DecisionForm form = DecisionForm.ofMany(Typed.of(request), faults);
        faults.refuseIfAny();
        return form;
    }

    private String confirmation(
            List<Marked> marked,
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
        model.addAttribute("missing", missing);
        if (missing) {
            response.setStatus(ProblemType.INVALID.status());
        }
        return "bulk-confirm";
    }

    private void decide(Marked mark, DecisionForm form, Viewer viewer) {
        perform("decide", viewer, () -> {
            try {
                decide.decide(mark.review(), form.verdict(mark.revision()), new Faults(), viewer.caller());
            } catch (Refusal refusal) {
                // Sent twice: it is on record as theirs.
                if (!viewer.caller().id().equals(refusal.properties().get("decidedBy"))) {
                    throw refusal;
                }
            }
        });
    }

    private void perform(String name, Viewer viewer, Runnable work) {
        useCases.perform(name, viewer.caller(), done -> "-", done -> "done", () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    private List<Result> each(List<Marked> marked, Viewer viewer, Consumer<Marked> work) {
        Map<String, InboxRow> known = rows(marked, viewer);
        List<Result> results = new ArrayList<>();
        for (Marked mark : marked) {
            InboxRow row = known.get(mark.review());
            try {
                work.accept(mark);
                results.add(new Result(row, mark.review(), null));
            } catch (RuntimeException refused) {
                results.add(new Result(row, mark.review(), Problems.of(refused).getDetail()));
            }
        }
        return results;
    }

    private Map<String, InboxRow> rows(List<Marked> marked, Viewer viewer) {
        List<TaskList.Task> found = marked.stream()
                .flatMap(mark -> tasks.find(mark.review(), viewer.caller()).stream())
                .toList();
        Map<String, InboxRow> known = new LinkedHashMap<>();
        rows.of(found, viewer).forEach(row -> known.put(row.review(), row));
        return known;
    }

    private static String unlessRefused(List<Result> results, Model model) {
        if (results.isEmpty()) {
            return "redirect:/inbox?none";
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
