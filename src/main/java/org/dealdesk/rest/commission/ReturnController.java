package org.dealdesk.rest.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.dealdesk.commission.batch.PaymentReturn;
import org.dealdesk.commission.batch.ReturnAdministration;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Payments that came back: proposed, decided and listed. */
@RestController
@RequestMapping(path = "/api/v1/commissions/payouts/{payout}/returns", produces = MediaType.APPLICATION_JSON_VALUE)
class ReturnController {

    private final ReturnAdministration returns;
    private final RestCommands commands;

    ReturnController(ReturnAdministration returns, RestCommands commands) {
        this.returns = returns;
        this.commands = commands;
    }

    /** A return as it leaves. */
    record ReturnAnswer(
            String id,
            PaymentReturn.State status,
            String person,
            LocalDate date,
            String reason,
            PaymentReturn.Step proposed,
            PaymentReturn.Step decided) {

        static ReturnAnswer of(PaymentReturn returned) {
            return new ReturnAnswer(
                    returned.id(),
                    returned.state(),
                    returned.wish().person(),
                    returned.wish().date(),
                    returned.wish().reason(),
                    returned.proposed(),
                    returned.decided());
        }
    }

    @GetMapping
    ResponseEntity<Page<ReturnAnswer>> list(
            @PathVariable("payout") String payout, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        PaymentReturn.State state = query.word("status", PaymentReturn.State.class, null);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        List<PaymentReturn> rows = returns.page(caller, payout, state, Cursor.after(cursor), limit + 1);
        return Query.respond(
                request, Page.of(rows, limit, row -> Cursor.of(row.id())).map(ReturnAnswer::of));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> propose(
            @PathVariable("payout") String payout,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<ReturnAdministration.Given> sent = body.read(ReturnController::read);
        return commands.perform(
                RestCommands.command("propose-return", request, body, caller),
                201,
                () -> ReturnAnswer.of(returns.propose(caller, payout, sent)));
    }

    @PostMapping("/{id}/approve")
    ResponseEntity<String> approve(
            @PathVariable("payout") String payout,
            @PathVariable("id") String id,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return end("approve-return", caller, request, () -> returns.approve(caller, payout, id));
    }

    @PostMapping("/{id}/reject")
    ResponseEntity<String> reject(
            @PathVariable("payout") String payout,
            @PathVariable("id") String id,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return end("reject-return", caller, request, () -> returns.reject(caller, payout, id));
    }

    @PostMapping("/{id}/withdraw")
    ResponseEntity<String> withdraw(
            @PathVariable("payout") String payout,
            @PathVariable("id") String id,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return end("withdraw-return", caller, request, () -> returns.withdraw(caller, payout, id));
    }

    private ResponseEntity<String> end(
            String name, Caller caller, HttpServletRequest request, Supplier<PaymentReturn> work) {
        return commands.perform(
                RestCommands.command(name, request, null, caller), 200, () -> ReturnAnswer.of(work.get()));
    }

    private static ReturnAdministration.Given read(Fields fields) {
        return new ReturnAdministration.Given(
                fields.identifier("person", 100), fields.date("date"), fields.prose("reason", 4000));
    }
}
