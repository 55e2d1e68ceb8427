package org.dealdesk.rest.deal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.dealdesk.approval.AppealDeal;
import org.dealdesk.approval.CloseDeal;
import org.dealdesk.approval.DraftDeals;
import org.dealdesk.approval.RecallDeal;
import org.dealdesk.approval.SubmitDeal;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.rest.Changes;
import org.dealdesk.rest.IfMatch;
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

/** One deal, from its draft to its end. */
@RestController
@RequestMapping(path = "/api/v1/deals", produces = MediaType.APPLICATION_JSON_VALUE)
class DealController {

    private final Changes changes;
    private final DealViews views;
    private final DealAnswers answers;
    private final DraftDeals drafts;
    private final SubmitDeal submit;
    private final RecallDeal recall;
    private final AppealDeal appeal;
    private final CloseDeal close;

    DealController(
            Changes changes,
            DealViews views,
            DealAnswers answers,
            DraftDeals drafts,
            SubmitDeal submit,
            RecallDeal recall,
            AppealDeal appeal,
            CloseDeal close) {
        this.changes = changes;
        this.views = views;
        this.answers = answers;
        this.drafts = drafts;
        this.submit = submit;
        this.recall = recall;
        this.appeal = appeal;
        this.close = close;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> create(
            @RequestBody Body body,
            @RequestParam(name = "submit", defaultValue = "false") boolean submitting,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return changes.deal(submitting ? "create-and-submit" : "create", request, body, caller, 201, () -> {
            Faults faults = new Faults();
            Input input = read(body, faults);
            return submitting
                    ? submit.create(input.proposal(), input.owner(), faults, caller)
                    : drafts.create(input.proposal(), input.owner(), faults, caller);
        });
    }

    @GetMapping("/{number}")
    ResponseEntity<DealAnswers.DealAnswer> read(
            @PathVariable("number") String number,
            @RequestParam(name = "explain", defaultValue = "false") boolean explaining,
            @AuthenticationPrincipal Caller caller) {
        DealView view = views.read(DealRef.of(number, null), caller);
        return ResponseEntity.ok()
                .header(HttpHeaders.ETAG, Changes.etag(view))
                .body(answers.withAdvice(view, explaining, caller));
    }

    @PutMapping(path = "/{number}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> replace(
            @PathVariable("number") String number,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.required(request));
        return changes.deal("replace", request, body, caller, 200, () -> {
            Faults faults = new Faults();
            Input input = read(body, faults);
            return drafts.replace(ref, input.proposal(), faults, caller);
        });
    }

    @DeleteMapping("/{number}")
    ResponseEntity<String> delete(
            @PathVariable("number") String number, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.required(request));
        return changes.other("delete", request, null, caller, 204, number, () -> {
            drafts.delete(ref, caller);
            return null;
        });
    }

    @PostMapping("/{number}/submit")
    ResponseEntity<String> submit(
            @PathVariable("number") String number, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        return change("submit", request, null, caller, () -> submit.submit(ref, caller));
    }

    @PostMapping(path = "/{number}/accept", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> accept(
            @PathVariable("number") String number,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        return change("accept", request, body, caller, () -> {
            Faults faults = new Faults();
            String review;
            try (Fields fields = Fields.of(body.json(), faults)) {
                review = fields.identifier("review", 100);
            }
            faults.refuseIfAny();
            return submit.accept(ref, review, caller);
        });
    }

    @PostMapping("/{number}/recall")
    ResponseEntity<String> recall(
            @PathVariable("number") String number, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        return change("recall", request, null, caller, () -> recall.recall(ref, caller));
    }

    @PostMapping(path = "/{number}/appeal", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> appeal(
            @PathVariable("number") String number,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        return change("appeal", request, body, caller, () -> {
            Faults faults = new Faults();
            String reason;
            try (Fields fields = Fields.of(body.json(), faults)) {
                reason = fields.prose("reason", 4000);
            }
            faults.refuseIfAny();
            return appeal.appeal(ref, reason, caller);
        });
    }

    @PostMapping("/{number}/withdraw")
    ResponseEntity<String> withdraw(
            @PathVariable("number") String number, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        return change("withdraw", request, null, caller, () -> recall.withdraw(ref, caller));
    }

    @PostMapping(path = "/{number}/close", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> close(
            @PathVariable("number") String number,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        return change("close", request, body, caller, () -> {
            Faults faults = new Faults();
            CloseDeal.Ending ending;
            LocalDate date;
            try (Fields fields = Fields.of(body.json(), faults)) {
                ending = fields.word("outcome", CloseDeal.Ending.class);
                date = fields.date("date");
            }
            faults.refuseIfAny();
            return close.close(ref, ending, date, caller);
        });
    }

    private ResponseEntity<String> change(
            String name, HttpServletRequest request, Body body, Caller caller, Supplier<DealView> work) {
        return changes.deal(name, request, body, caller, 200, work);
    }

    private static Input read(Body body, Faults faults) {
        try (Fields fields = Fields.of(body.json(), faults)) {
            return new Input(fields.optionalIdentifier("owner", 100), ProposalReader.read(fields));
        }
    }

    /** A proposal, and whose it is where a CRM client says so. */
    private record Input(String owner, Proposal proposal) {}
}
