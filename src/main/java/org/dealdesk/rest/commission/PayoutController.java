package org.dealdesk.rest.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Supplier;
import org.dealdesk.commission.batch.PayPayout;
import org.dealdesk.commission.batch.PayoutAdministration;
import org.dealdesk.commission.batch.PayoutBatch;
import org.dealdesk.commission.batch.ProposePayout;
import org.dealdesk.commission.csv.PayoutCsv;
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

/** Payout batches: proposed, approved, paid, cancelled and read. */
@RestController
@RequestMapping(path = "/api/v1/commissions/payouts", produces = MediaType.APPLICATION_JSON_VALUE)
class PayoutController {

    private final ProposePayout proposals;
    private final PayPayout payments;
    private final PayoutAdministration payouts;
    private final RestCommands commands;

    PayoutController(ProposePayout proposals, PayPayout payments, PayoutAdministration payouts, RestCommands commands) {
        this.proposals = proposals;
        this.payments = payments;
        this.payouts = payouts;
        this.commands = commands;
    }

    @GetMapping
    ResponseEntity<Page<PayoutAnswer.Summary>> list(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        PayoutBatch.State state = query.word("status", PayoutBatch.State.class, null);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        List<PayoutBatch> rows = payouts.page(caller, state, Cursor.after(cursor), limit + 1);
        return Query.respond(
                request, Page.of(rows, limit, row -> Cursor.of(row.id())).map(PayoutAnswer.Summary::of));
    }

    @GetMapping(
            path = "/{id}",
            produces = {MediaType.APPLICATION_JSON_VALUE, Format.TEXT_CSV})
    ResponseEntity<Object> read(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        PayoutBatch.Whole whole = payouts.read(caller, id);
        return switch (Format.of(request, List.of(Format.JSON, Format.CSV))) {
            case CSV -> CsvAnswer.of(PayoutCsv.of(whole));
            default ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(PayoutAnswer.of(whole));
        };
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> propose(
            @RequestBody Body body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Input<YearMonth> sent = body.read(fields -> fields.month("upTo"));
        return commands.perform(
                RestCommands.command("propose-payout", request, body, caller).with(sent),
                201,
                () -> PayoutAnswer.of(proposals.propose(caller, sent.valid())));
    }

    @PostMapping("/{id}/approve")
    ResponseEntity<String> approve(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return step("approve-payout", caller, request, () -> payouts.approve(caller, id));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<String> cancel(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return step("cancel-payout", caller, request, () -> payouts.cancel(caller, id));
    }

    @PostMapping(path = "/{id}/pay", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> pay(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<PayPayout.Given> sent =
                body.read(fields -> new PayPayout.Given(fields.date("date"), fields.name("reference", 200)));
        return commands.perform(
                RestCommands.command("pay-payout", request, body, caller),
                200,
                () -> PayoutAnswer.of(payments.pay(caller, id, sent)));
    }

    private ResponseEntity<String> step(
            String name, Caller caller, HttpServletRequest request, Supplier<PayoutBatch.Whole> work) {
        return commands.perform(
                RestCommands.command(name, request, null, caller), 200, () -> PayoutAnswer.of(work.get()));
    }
}
