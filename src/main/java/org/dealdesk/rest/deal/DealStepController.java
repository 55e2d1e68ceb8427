package org.dealdesk.rest.deal;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.dealdesk.approval.AppealDeal;
import org.dealdesk.approval.CloseDeal;
import org.dealdesk.approval.RecallDeal;
import org.dealdesk.approval.SubmitDeal;
import org.dealdesk.approval.won.ConfirmWin;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.command.Command;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.rest.IfMatch;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What moves a deal: its owner submits it, takes it back, appeals or closes it. */
@RestController
@RequestMapping(path = "/api/v1/deals/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
class DealStepController {

    private final DealCommands deals;
    private final SubmitDeal submit;
    private final RecallDeal recall;
    private final AppealDeal appeal;
    private final CloseDeal close;
    private final ConfirmWin confirm;

    DealStepController(
            DealCommands deals,
            SubmitDeal submit,
            RecallDeal recall,
            AppealDeal appeal,
            CloseDeal close,
            ConfirmWin confirm) {
        this.deals = deals;
        this.submit = submit;
        this.recall = recall;
        this.appeal = appeal;
        this.close = close;
        this.confirm = confirm;
    }

    /** How a deal ends, and what was signed where it is won. */
    private record Closing(CloseDeal.Ending ending, LocalDate date, CloseDeal.Signed signed) {

        static Closing read(Fields fields) {
            Closing closing = new Closing(
                    fields.word("outcome", CloseDeal.Ending.class),
                    fields.date("date"),
                    fields.optionalObject("signed", Closing::signed));
            if (closing.signed != null && closing.ending == CloseDeal.Ending.LOST) {
                fields.faults().add(fields.pointer("signed"), "contradiction", "is of won deals only");
            }
            return closing;
        }

        private static CloseDeal.Signed signed(Fields fields) {
            BigDecimal net = fields.decimal("netTotal", CloseDeal.Signed.NET);
            String sha256 = fields.identifier("documentSha256", 64);
            CloseDeal.Signed.check(sha256, fields.pointer("documentSha256"), fields.faults());
            return new CloseDeal.Signed(net, sha256);
        }
    }

    @PostMapping("/submit")
    ResponseEntity<String> submit(
            @PathVariable("number") String number, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        return deals.change(command("submit", ref, request, null, caller), () -> submit.submit(ref, caller));
    }

    @PostMapping(path = "/accept", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> accept(
            @PathVariable("number") String number,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        Input<String> review = body.read(fields -> fields.identifier("review", 100));
        return deals.change(
                command("accept", ref, request, body, caller).with(review),
                () -> submit.accept(ref, review.value(), caller));
    }

    @PostMapping("/recall")
    ResponseEntity<String> recall(
            @PathVariable("number") String number, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        return deals.change(command("recall", ref, request, null, caller), () -> recall.recall(ref, caller));
    }

    @PostMapping(path = "/appeal", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> appeal(
            @PathVariable("number") String number,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        Input<String> reason = body.read(fields -> fields.prose("reason", 4000));
        return deals.change(
                command("appeal", ref, request, body, caller).with(reason),
                () -> appeal.appeal(ref, reason.value(), caller));
    }

    @PostMapping("/withdraw")
    ResponseEntity<String> withdraw(
            @PathVariable("number") String number, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        return deals.change(command("withdraw", ref, request, null, caller), () -> recall.withdraw(ref, caller));
    }

    @PostMapping(path = "/close", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> close(
            @PathVariable("number") String number,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        Input<Closing> closing = body.read(Closing::read);
        return deals.change(
                command("close", ref, request, body, caller).with(closing),
                () -> close.close(
                        ref,
                        closing.value().ending(),
                        closing.value().date(),
                        closing.value().signed(),
                        caller));
    }

    @PostMapping(path = "/confirm", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> confirm(
            @PathVariable("number") String number,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        record Said(ConfirmWin.Answer answer, String reason) {}
        Input<Said> said = body.read(fields -> new Said(
                fields.optionalWord("outcome", ConfirmWin.Answer.class), fields.optionalProse("reason", 4000)));
        ConfirmWin.Answer answer = said.value().answer() == null
                ? ConfirmWin.Answer.CONFIRMED
                : said.value().answer();
        return deals.change(
                command("confirm", ref, request, body, caller).with(said),
                () -> confirm.answer(ref, answer, said.value().reason(), caller));
    }

    private static Command command(String name, DealRef ref, HttpServletRequest request, Body body, Caller caller) {
        return RestCommands.command(name, request, body, caller).about(ref.number());
    }
}
