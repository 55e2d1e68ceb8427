package org.dealdesk.desk.dealpage;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.BiFunction;
import org.dealdesk.approval.ClaimReview;
import org.dealdesk.approval.CommentOnDeal;
import org.dealdesk.approval.HandOverDeal;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.FormKey;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.dealpage.DealPage.Typed;
import org.dealdesk.desk.dealpage.DecisionPanels.Given;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What people do about a deal besides deciding: they talk, they share the work, and an administrator hands the deal over. */
@Controller
@RequestMapping("/deals/{number}")
class DealActPages {

    private static final String TEXT = "text";
    private static final int LONGEST_COMMENT = 4000;
    private static final int LONGEST_PERSON = 100;

    private final DealViews views;
    private final CommentOnDeal comments;
    private final ClaimReview claim;
    private final HandOverDeal handOver;
    private final Commands commands;
    private final DealPageModel page;
    private final Viewers viewers;

    DealActPages(
            DealViews views,
            CommentOnDeal comments,
            ClaimReview claim,
            HandOverDeal handOver,
            Commands commands,
            DealPageModel page,
            Viewers viewers) {
        this.views = views;
        this.comments = comments;
        this.claim = claim;
        this.handOver = handOver;
        this.commands = commands;
        this.page = page;
        this.viewers = viewers;
    }

    /** Something to be done with what was typed into one field. */
    private interface Act {
        void perform(Input<String> sent, Caller caller);
    }

    @PostMapping("/comments")
    ModelAndView comment(
            @PathVariable("number") String number, HttpServletRequest request, HttpServletResponse response) {
        DealRef deal = DealRef.of(number, null);
        try {
            return perform(
                    "comment",
                    deal,
                    TEXT,
                    (fields, name) -> fields.prose(name, LONGEST_COMMENT),
                    (text, caller) -> comments.write(deal, text.value(), text.faults(), caller),
                    request);
        } catch (Refusal refusal) {
            if (refusal.type() != ProblemType.TOO_MANY_COMMENTS) {
                throw refusal;
            }
            // What was typed stays, to be sent when there is room for it.
            refusal.retryAfter()
                    .ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
            Fault fault = new Fault("/" + TEXT, "too-many", refusal.getMessage());
            ModelAndView again = again(deal, TEXT, SubmittedForm.of(request), List.of(fault), viewers.of(request));
            again.setStatus(HttpStatus.valueOf(refusal.type().status()));
            return again;
        }
    }

    @PostMapping("/owner")
    ModelAndView handOver(@PathVariable("number") String number, HttpServletRequest request) {
        DealRef deal = DealRef.of(number, null);
        return perform(
                "hand-over",
                deal,
                "owner",
                (fields, name) -> fields.identifier(name, LONGEST_PERSON),
                (owner, caller) -> handOver.handOver(deal, owner.value(), owner.faults(), caller),
                request);
    }

    @PostMapping("/reviews/{review}/claim")
    ModelAndView claim(
            @PathVariable("number") String number, @PathVariable("review") String review, HttpServletRequest request) {
        return share("claim", number, (nothing, caller) -> claim.claim(review, caller), request);
    }

    @PostMapping("/reviews/{review}/unclaim")
    ModelAndView letGo(
            @PathVariable("number") String number, @PathVariable("review") String review, HttpServletRequest request) {
        return share("unclaim", number, (nothing, caller) -> claim.unclaim(review, caller), request);
    }

    @PostMapping("/reviews/{review}/assign")
    ModelAndView assign(
            @PathVariable("number") String number, @PathVariable("review") String review, HttpServletRequest request) {
        return perform(
                "assign",
                DealRef.of(number, null),
                "assignee",
                (fields, name) -> fields.identifier(name, LONGEST_PERSON),
                (assignee, caller) -> claim.assign(review, assignee.valid(), caller),
                request);
    }

    private ModelAndView share(String name, String number, Act act, HttpServletRequest request) {
        return perform(name, DealRef.of(number, null), "nothing", (fields, field) -> null, act, request);
    }

    private ModelAndView perform(
            String name,
            DealRef deal,
            String field,
            BiFunction<Fields, String, String> reader,
            Act act,
            HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        SubmittedForm typed = SubmittedForm.of(request);
        Input<String> sent = Input.of(typed.json(field), fields -> reader.apply(fields, field));
        Command command = Command.of(name, viewer.caller()).about(deal.number()).once(FormKey.withValues(typed));
        try {
            commands.perform(command, () -> {
                act.perform(sent, viewer.caller());
                return Done.of("done", null);
            });
            DoneMessage.note(request, "act.done." + name);
            return new ModelAndView("redirect:/deals/" + deal.number() + "#" + name);
        } catch (InvalidInput invalid) {
            return again(deal, field, typed, invalid.faults(), viewer);
        }
    }

    private ModelAndView again(DealRef deal, String field, SubmittedForm typed, List<Fault> found, Viewer viewer) {
        DealView view = views.read(deal, viewer.caller());
        FieldFaults faults = new FieldFaults(found);
        String fault = faults.at("/" + field, field, "act." + field, null);
        return page.of(view, Given.NOTHING, new Typed(typed.text(TEXT), field, fault, faults.all()), viewer)
                .show(HttpStatus.UNPROCESSABLE_ENTITY);
    }
}
