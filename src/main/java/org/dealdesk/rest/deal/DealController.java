package org.dealdesk.rest.deal;

import static org.dealdesk.rest.RestCommands.command;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.approval.DraftDeals;
import org.dealdesk.approval.NewDeal;
import org.dealdesk.approval.SubmitDeal;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.command.Command;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.rest.IfMatch;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deals and their drafts: created, read, replaced, deleted. */
@RestController
@RequestMapping(path = "/api/v1/deals", produces = MediaType.APPLICATION_JSON_VALUE)
class DealController {

    private final DealCommands deals;
    private final RestCommands commands;
    private final DealViews views;
    private final DealAnswers answers;
    private final DraftDeals drafts;
    private final SubmitDeal submit;

    DealController(
            DealCommands deals,
            RestCommands commands,
            DealViews views,
            DealAnswers answers,
            DraftDeals drafts,
            SubmitDeal submit) {
        this.deals = deals;
        this.commands = commands;
        this.views = views;
        this.answers = answers;
        this.drafts = drafts;
        this.submit = submit;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> create(
            @RequestBody Body body,
            @RequestParam(name = "submit", defaultValue = "false") boolean submitting,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<NewDeal> wanted = body.read(DealController::read);
        Command command = command(submitting ? "create-and-submit" : "create", request, body, caller);
        return deals.create(
                command,
                request,
                () -> submitting
                        ? submit.create(wanted.value(), wanted.faults(), caller)
                        : drafts.create(wanted.value(), wanted.faults(), caller));
    }

    @GetMapping("/{number}")
    ResponseEntity<DealAnswers.DealAnswer> read(
            @PathVariable("number") String number,
            @RequestParam(name = "explain", defaultValue = "false") boolean explaining,
            @AuthenticationPrincipal Caller caller) {
        DealView view = views.read(DealRef.of(number, null), caller);
        return ResponseEntity.ok()
                .header(HttpHeaders.ETAG, DealAnswers.etag(view))
                .body(answers.withAdvice(view, explaining, caller));
    }

    @PutMapping(path = "/{number}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> replace(
            @PathVariable("number") String number,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.required(request));
        Input<NewDeal> written = body.read(DealController::read);
        Command command = command("replace", request, body, caller).about(ref.number());
        return deals.change(command, () -> drafts.replace(ref, written.value(), written.faults(), caller));
    }

    @DeleteMapping("/{number}")
    ResponseEntity<String> delete(
            @PathVariable("number") String number, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.required(request));
        Command command = command("delete", request, null, caller).about(ref.number());
        return commands.perform(command, 204, () -> {
            drafts.delete(ref, caller);
            return null;
        });
    }

    private static NewDeal read(Fields fields) {
        String owner = fields.optionalIdentifier("owner", 100);
        String changeOrderOf = fields.optionalIdentifier("changeOrderOf", 20);
        return new NewDeal(ProposalReader.read(fields), owner, changeOrderOf);
    }
}
