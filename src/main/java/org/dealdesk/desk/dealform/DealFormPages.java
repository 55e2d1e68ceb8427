package org.dealdesk.desk.dealform;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Proposal;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.OwnDeals;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.deal.DealScreens;
import org.dealdesk.desk.dealform.DealFormScreens.Sheet;
import org.dealdesk.desk.signin.FormsAcrossSignIn;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The form in which a rep writes a deal, new or again. Every button sends the whole form; what is not saved or submitted comes back
 * as the same page, with all values kept.
 */
@Controller
class DealFormPages {

    private final DealViews views;
    private final OwnDeals own;
    private final DealFormScreens screens;
    private final DealFormChanges changes;
    private final Viewers viewers;

    DealFormPages(DealViews views, OwnDeals own, DealFormScreens screens, DealFormChanges changes, Viewers viewers) {
        this.views = views;
        this.own = own;
        this.screens = screens;
        this.changes = changes;
        this.viewers = viewers;
    }

    /** An empty form, or that of a deal to be written once more, or what was typed when a session ended. */
    @GetMapping("/deals/new")
    String write(HttpServletRequest request, Model model) {
        Viewer viewer = viewers.rep(request);
        String from = request.getParameter("from");
        DealForm form = from == null
                ? DealForm.empty(screens.policy().currency().code())
                : DealForm.of(DealScreens.shown(views.read(DealRef.of(from, null), viewer.caller())))
                        .cloned();
        Sheet sheet = Sheet.blank(keptOr(form, request), null);
        return show(screens.of(sheet, false, viewer).saying(from == null ? null : "form.said.cloned"), model);
    }

    @PostMapping("/deals/new")
    String send(HttpServletRequest request, HttpServletResponse response, Model model) {
        Viewer viewer = viewers.rep(request);
        Sheet sheet = new Sheet(DealFormFields.of(request), null, null, request.getParameter("key"), null);
        return answer(sheet, viewer, request, response, model);
    }

    /** What the rules say of a form that is being typed. */
    @PostMapping("/deals/new/assessment")
    String assess(HttpServletRequest request, Model model) {
        Viewer viewer = viewers.of(request);
        return live(Sheet.blank(DealFormFields.of(request), null), viewer, model);
    }

    /** The form of a deal as its owner left it. */
    @GetMapping("/deals/{number}/edit")
    String rewrite(@PathVariable("number") String number, HttpServletRequest request, Model model) {
        Viewer viewer = viewers.of(request);
        DealView view = own.read(number, viewer);
        if (!view.deal().status().editable()) {
            return "redirect:/deals/" + number;
        }
        Sheet sheet = Sheet.blank(keptOr(DealForm.of(view.proposal()), request), view.deal());
        String said = request.getParameter("blocked") == null ? null : "form.said.blocked";
        return show(screens.of(sheet, false, viewer).saying(said), model);
    }

    @PostMapping("/deals/{number}/edit")
    String resend(
            @PathVariable("number") String number,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = viewers.of(request);
        Deal stored = own.read(number, viewer).deal();
        Sheet sheet = new Sheet(
                DealFormFields.of(request), stored, version(request, stored), request.getParameter("key"), null);
        return answer(sheet, viewer, request, response, model);
    }

    @PostMapping("/deals/{number}/edit/assessment")
    String reassess(@PathVariable("number") String number, HttpServletRequest request, Model model) {
        Viewer viewer = viewers.of(request);
        Sheet sheet =
                Sheet.blank(DealFormFields.of(request), own.read(number, viewer).deal());
        return live(sheet, viewer, model);
    }

    private String live(Sheet sheet, Viewer viewer, Model model) {
        model.addAttribute("screen", screens.of(sheet, false, viewer));
        return "deal-form-parts :: live";
    }

    private String answer(
            Sheet sheet, Viewer viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
        String asked = String.valueOf(request.getParameter("do"));
        if (asked.equals("save") || asked.equals("submit")) {
            return keep(sheet, asked.equals("submit"), viewer, request, response, model);
        }
        FormChange change = FormChange.of(asked, sheet.form(), screens.policy());
        if (change != null) {
            String said = asked.startsWith("apply ") ? "form.said.applied" : null;
            return show(screens.of(sheet.with(change), false, viewer).saying(said), model);
        }
        DealFormScreen screen = screens.of(sheet, asked.equals("ways"), viewer);
        if (asked.equals("refresh") || screen.missing().isEmpty()) {
            return show(screen, model);
        }
        response.setStatus(ProblemType.INVALID.status());
        return show(screen.withFaults(screen.missing()), model);
    }

    private String keep(
            Sheet sheet,
            boolean submitting,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Faults faults = new Faults();
        try {
            Proposal proposal = screens.read(sheet.form(), faults);
            String number = changes.keep(sheet, proposal, submitting, faults, viewer);
            DoneMessage.note(request, submitting ? "owner.done.SUBMITTED" : "owner.done.SAVED");
            return "redirect:/deals/" + number;
        } catch (InvalidInput invalid) {
            response.setStatus(ProblemType.INVALID.status());
            return show(
                    screens.of(sheet, false, viewer).withFaults(DealFormFaults.of(invalid.faults(), sheet.form())),
                    model);
        } catch (Refusal refusal) {
            return refused(sheet, refusal, viewer, response, model);
        }
    }

    /** Returns the form with its values and the reason; refusals that do not concern the form are passed on. */
    private String refused(Sheet sheet, Refusal refusal, Viewer viewer, HttpServletResponse response, Model model) {
        if (refusal.type() == ProblemType.FORBIDDEN || refusal.type() == ProblemType.NOT_FOUND) {
            throw refusal;
        }
        response.setStatus(refusal.type().status());
        if (refusal.type() == ProblemType.DEAL_BLOCKED) {
            JsonNode assessment = (JsonNode) refusal.properties().get("assessment");
            return show(screens.blocked(sheet, assessment, viewer).saying("form.said.blocked"), model);
        }
        Deal now = sheet.stored() == null
                ? null
                : views.visible(new DealRef(sheet.stored().number(), null), viewer.caller());
        DealFormScreen screen = screens.of(Sheet.blank(sheet.form(), now), false, viewer);
        if (refusal.type() == ProblemType.EXTERNAL_REF_TAKEN) {
            Fault taken = new Fault("/externalRef", "taken", "is taken: " + refusal.getMessage());
            return show(screen.withFaults(DealFormFaults.of(List.of(taken), sheet.form())), model);
        }
        return show(screen.saying(said(refusal.type()), refusal.getMessage()), model);
    }

    private static String said(ProblemType type) {
        return switch (type) {
            case PRECONDITION_FAILED -> "form.said.changed-meanwhile";
            case IDEMPOTENCY_KEY_REUSED -> "form.said.sent-before";
            default -> "form.said.refused";
        };
    }

    /** What was typed when a session ended, or else what the page begins with. */
    private static DealForm keptOr(DealForm otherwise, HttpServletRequest request) {
        return FormsAcrossSignIn.of(request).map(DealFormFields::of).orElse(otherwise);
    }

    private static Long version(HttpServletRequest request, Deal stored) {
        String seen = request.getParameter("version");
        return seen != null && seen.matches("[0-9]{1,18}") ? Long.valueOf(seen) : Long.valueOf(stored.version());
    }

    private static String show(DealFormScreen screen, Model model) {
        model.addAttribute("screen", screen);
        return "deal-form";
    }
}
