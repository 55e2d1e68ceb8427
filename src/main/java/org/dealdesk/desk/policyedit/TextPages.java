package org.dealdesk.desk.policyedit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.draft.WorkingCopy;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A working copy as text. It can be saved with any fault; only what is longer than a document can be is refused. */
@Controller
@RequestMapping(Place.ADDRESS + Place.ID + "/text")
class TextPages {

    private final Editing editing;

    TextPages(Editing editing) {
        this.editing = editing;
    }

    @GetMapping
    String show(@PathVariable("id") String id, HttpServletRequest request, Model model) {
        WorkingCopy copy = editing.find(id, request);
        return page(copy, copy.document(), null, request, model);
    }

    @PostMapping
    String send(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        WorkingCopy copy = editing.find(id, request);
        String text = text(request);
        String asked = Objects.requireNonNullElse(request.getParameter("do"), "save");
        try {
            editing.save(copy, Editing.edition(request, copy), text, request);
        } catch (InvalidInput tooLong) {
            response.setStatus(ProblemType.INVALID.status());
            return page(copy, text, "edit.said.not-saved", request, model);
        } catch (Refusal refusal) {
            if (refusal.type() != ProblemType.PRECONDITION_FAILED) {
                throw refusal;
            }
            response.setStatus(refusal.type().status());
            return page(copy, text, "edit.said.changed-meanwhile", request, model);
        }
        if (asked.startsWith("go ")) {
            return "redirect:" + Place.of(id, asked.substring("go ".length()));
        }
        DoneMessage.note(request, "edit.said.saved");
        return "redirect:" + Place.of(id, Place.TEXT);
    }

    /** What lint says of the text while it is typed, without saving it. */
    @PostMapping("/lint")
    String lint(@PathVariable("id") String id, HttpServletRequest request, Model model) {
        WorkingCopy copy = editing.find(id, request);
        String text = text(request);
        model.addAttribute("screen", Screen.of(copy, text, Place.TEXT, editing.lint(text, List.of(), request)));
        return "policy-edit-parts :: lint";
    }

    private String page(WorkingCopy copy, String text, String said, HttpServletRequest request, Model model) {
        Screen screen = Screen.of(copy, text, Place.TEXT, editing.lint(text, List.of(), request));
        model.addAttribute("screen", screen.saying(said));
        model.addAttribute("text", text);
        return "policy-text";
    }

    /** With lines ended as everywhere but in browsers. */
    private static String text(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getParameter("text"), "").replace("\r\n", "\n");
    }
}
