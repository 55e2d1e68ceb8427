package org.dealdesk.desk.inbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.approval.view.TaskList;
import org.dealdesk.approval.view.TaskList.Task;
import org.dealdesk.approval.view.TaskQuery;
import org.dealdesk.desk.Choice;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.advice.AdviceLines;
import org.dealdesk.desk.inbox.InboxQuery.View;
import org.dealdesk.platform.web.Page;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The inbox: open reviews, overdue ones, and deals pending other approvers. */
@Controller
class InboxPages {

    private static final int ROWS = 50;

    private final TaskList tasks;
    private final InboxRows rows;
    private final CarriedRows carried;
    private final AdviceLines advice;
    private final Viewers viewers;

    InboxPages(TaskList tasks, InboxRows rows, CarriedRows carried, AdviceLines advice, Viewers viewers) {
        this.tasks = tasks;
        this.rows = rows;
        this.carried = carried;
        this.advice = advice;
        this.viewers = viewers;
    }

    /** A part of the inbox, with how much is in it. */
    record Tab(String label, String address, long count, boolean here) {}

    @GetMapping(PageLayout.INBOX)
    String inbox(HttpServletRequest request, Model model) {
        Viewer viewer = viewers.of(request);
        InboxQuery query = InboxQuery.of(request);
        List<Tab> tabs = tabs(query, viewer);
        Page<Task> page = page(query, tabs, viewer);
        model.addAttribute("rows", rows.of(page.items(), viewer));
        model.addAttribute(
                "next", page.next() == null ? null : query.after(page.next()).address());
        model.addAttribute(
                "first", query.cursor() == null ? null : query.after(null).address());
        model.addAttribute("questions", advice.askedOf(viewer).size());
        model.addAttribute("view", query.view().word());
        addTabs(query, tabs, model);
        model.addAttribute("sorts", sorts(query));
        model.addAttribute("functions", functions(query, page.items(), viewer));
        model.addAttribute(
                "carried", query.view() == View.FUNCTIONS && query.cursor() == null ? carried.of(viewer) : List.of());
        return "inbox";
    }

    /** The parts alone, asked for again and again by an open page. */
    @GetMapping(PageLayout.INBOX + "/counts")
    String counts(HttpServletRequest request, Model model) {
        InboxQuery query = InboxQuery.of(request);
        addTabs(query, tabs(query, viewers.of(request)), model);
        return "inbox :: tabs";
    }

    /** An empty list is not queried, because finding no rows takes longest. */
    private Page<Task> page(InboxQuery query, List<Tab> tabs, Viewer viewer) {
        if (tabs.stream().anyMatch(tab -> tab.here() && tab.count() == 0)) {
            return new Page<>(List.of(), null);
        }
        TaskQuery asked = query.asked(viewer.caller());
        return query.view() == View.WAITING
                ? tasks.awaited(asked, query.cursor(), ROWS)
                : tasks.page(asked, query.cursor(), ROWS);
    }

    private static void addTabs(InboxQuery query, List<Tab> tabs, Model model) {
        model.addAttribute("tabs", tabs);
        model.addAttribute(
                "counts", query.after(null).address().replaceFirst(PageLayout.INBOX, PageLayout.INBOX + "/counts"));
    }

    private List<Tab> tabs(InboxQuery query, Viewer viewer) {
        TaskList.Counts counts = tasks.counts(viewer.caller());
        return Stream.of(View.values())
                .map(view -> new Tab(
                        "inbox.view." + view.word(),
                        query.in(view).address(),
                        switch (view) {
                            case FUNCTIONS -> counts.open();
                            case MINE -> counts.mine();
                            case OVERDUE -> counts.overdue();
                            case WAITING -> counts.awaited();
                        },
                        view == query.view()))
                .toList();
    }

    private static List<Choice> sorts(InboxQuery query) {
        return Stream.of(TaskQuery.Sort.values())
                .map(sort ->
                        new Choice("inbox.sort." + sort, query.sortedBy(sort).address(), sort == query.sort()))
                .toList();
    }

    /** Shown if the viewer has more than one function, by role or by delegation. */
    private static List<Choice> functions(InboxQuery query, List<Task> found, Viewer viewer) {
        Set<ApprovalFunction> known = EnumSet.noneOf(ApprovalFunction.class);
        viewer.caller().functions().forEach(role -> known.add(ApprovalFunction.valueOf(role.name())));
        found.forEach(task -> known.add(task.review().function()));
        if (query.function() != null) {
            known.add(query.function());
        }
        if (known.size() < 2) {
            return List.of();
        }
        Choice all = new Choice("inbox.all-functions", query.narrowedTo(null).address(), query.function() == null);
        Stream<Choice> each = known.stream()
                .map(function -> new Choice(
                        "function." + function, query.narrowedTo(function).address(), function == query.function()));
        return Stream.concat(Stream.of(all), each).toList();
    }
}
