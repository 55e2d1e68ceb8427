package org.dealdesk.desk.policyedit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.SkuKind;
import org.dealdesk.policy.draft.DocumentText;
import org.dealdesk.policy.draft.WorkingCopy;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * A working copy as a form, part by part. Every button sends the fields of the part that is shown; they are saved before another part, or
 * the text, is shown.
 */
@Controller
@RequestMapping(Place.ADDRESS + Place.ID)
class FormPages {

    private static final int ROWS = 25;

    private final Editing editing;

    FormPages(Editing editing) {
        this.editing = editing;
    }

    @ModelAttribute("measures")
    Measure[] measures() {
        return Measure.values();
    }

    @ModelAttribute("functions")
    ApprovalFunction[] functions() {
        return ApprovalFunction.values();
    }

    @ModelAttribute("kinds")
    SkuKind[] kinds() {
        return SkuKind.values();
    }

    @ModelAttribute("weekdays")
    List<String> weekdays() {
        return Stream.of(java.time.DayOfWeek.values())
                .map(day -> day.name().substring(0, 3))
                .toList();
    }

    @GetMapping
    String begin(@PathVariable("id") String id) {
        return "redirect:" + Place.of(id, "parts/general");
    }

    @GetMapping("/parts/{part}")
    String show(
            @PathVariable("id") String id, @PathVariable("part") String part, HttpServletRequest request, Model model) {
        WorkingCopy copy = editing.find(id, request);
        return page(copy, Editing.tree(copy.document()), part, List.of(), null, request, model);
    }

    @PostMapping("/parts/{part}")
    String send(
            @PathVariable("id") String id,
            @PathVariable("part") String part,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        WorkingCopy copy = editing.find(id, request);
        ObjectNode tree = Editing.tree(copy.document());
        if (tree == null) {
            return "redirect:" + Place.of(id, Place.TEXT);
        }
        SubmittedForm sent = SubmittedForm.of(request);
        PointerForm.Typed typed = PointerForm.apply(tree, sent);
        String asked = sent.text("do") == null ? "save" : sent.text("do");
        if (!typed.ambiguous().isEmpty()) {
            response.setStatus(ProblemType.INVALID.status());
            return page(copy, typed.tree(), part, typed.ambiguous(), "edit.said.ambiguous", request, model);
        }
        String next = RowChange.perform(typed.tree(), asked, sent);
        try {
            editing.save(copy, Editing.edition(request, copy), text(copy, tree, typed.tree()), request);
        } catch (Refusal refusal) {
            return refused(copy, typed.tree(), part, refusal, request, response, model);
        }
        if (asked.equals("save")) {
            DoneMessage.note(request, "edit.said.saved");
        }
        return "redirect:" + next(id, part, asked, next, request);
    }

    /** What lint says of the part while it is typed. */
    @PostMapping("/parts/{part}/lint")
    String lint(
            @PathVariable("id") String id, @PathVariable("part") String part, HttpServletRequest request, Model model) {
        WorkingCopy copy = editing.find(id, request);
        ObjectNode tree = Editing.tree(copy.document());
        PointerForm.Typed typed = tree == null
                ? new PointerForm.Typed(null, List.of())
                : PointerForm.apply(tree, SubmittedForm.of(request));
        if (tree != null) {
            RowChange.perform(typed.tree(), "", SubmittedForm.of(request));
        }
        String text = tree == null ? copy.document() : text(copy, tree, typed.tree());
        LintPanel panel = editing.lint(text, typed.ambiguous(), request);
        model.addAttribute("screen", Screen.of(copy, text, Place.part(part), panel));
        return "policy-edit-parts :: lint";
    }

    private static String text(WorkingCopy copy, ObjectNode before, ObjectNode now) {
        return before.equals(now) ? copy.document() : DocumentText.with(copy.document(), now);
    }

    private String refused(
            WorkingCopy copy,
            ObjectNode tree,
            String part,
            Refusal refusal,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (refusal.type() != ProblemType.PRECONDITION_FAILED) {
            throw refusal;
        }
        response.setStatus(refusal.type().status());
        return page(copy, tree, part, List.of(), "edit.said.changed-meanwhile", request, model);
    }

    /** The place that the button leads to, or the same part at the same rows. */
    private static String next(String id, String part, String asked, String changed, HttpServletRequest request) {
        if (changed != null) {
            return Place.of(id, changed);
        }
        if (asked.startsWith("go ")) {
            return Place.of(id, asked.substring("go ".length()));
        }
        String same = Place.of(id, Place.part(part));
        String query = request.getQueryString();
        return query == null || !query.matches("(?:n|from)=[0-9]{1,5}") ? same : same + "?" + query;
    }

    private String page(
            WorkingCopy copy,
            ObjectNode tree,
            String part,
            List<org.dealdesk.platform.input.Fault> typed,
            String said,
            HttpServletRequest request,
            Model model) {
        String text = tree == null ? copy.document() : text(copy, Editing.tree(copy.document()), tree);
        Screen screen = Screen.of(copy, text, Place.part(part), editing.lint(text, typed, request));
        model.addAttribute("screen", said == null ? screen : screen.saying(said));
        model.addAttribute("part", Place.part(part).substring("parts/".length()));
        model.addAttribute("doc", tree == null ? null : new DocumentView(tree));
        model.addAttribute("n", number(request, "n"));
        model.addAttribute("from", number(request, "from") / ROWS * ROWS);
        model.addAttribute("rows", ROWS);
        return "policy-edit";
    }

    private static int number(HttpServletRequest request, String name) {
        String number = request.getParameter(name);
        return number != null && number.matches("[0-9]{1,5}") ? Integer.parseInt(number) : 0;
    }
}
