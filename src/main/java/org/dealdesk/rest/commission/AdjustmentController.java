package org.dealdesk.rest.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.dealdesk.commission.adjustment.Adjustment;
import org.dealdesk.commission.adjustment.AdjustmentAdministration;
import org.dealdesk.platform.input.Decimals;
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

/** Adjustments: proposed, decided and listed. */
@RestController
@RequestMapping(path = "/api/v1/commissions/adjustments", produces = MediaType.APPLICATION_JSON_VALUE)
class AdjustmentController {

    private static final Decimals.Range AMOUNT = Decimals.Range.between("-999999999999", "999999999999", 4);

    private final AdjustmentAdministration adjustments;
    private final RestCommands commands;

    AdjustmentController(AdjustmentAdministration adjustments, RestCommands commands) {
        this.adjustments = adjustments;
        this.commands = commands;
    }

    @GetMapping
    ResponseEntity<Page<AdjustmentAnswer>> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        Adjustment.State state = query.word("status", Adjustment.State.class, null);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        List<Adjustment> rows = adjustments.page(caller, state, Cursor.after(cursor), limit + 1);
        return Query.respond(
                request, Page.of(rows, limit, row -> Cursor.of(row.id())).map(AdjustmentAnswer::of));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> propose(
            @RequestBody Body body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Input<AdjustmentAdministration.Given> sent = body.read(AdjustmentController::read);
        return commands.perform(
                RestCommands.command("propose-adjustment", request, body, caller),
                201,
                () -> AdjustmentAnswer.of(adjustments.propose(caller, sent)));
    }

    @PostMapping("/{id}/approve")
    ResponseEntity<String> approve(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return end("approve-adjustment", caller, request, () -> adjustments.approve(caller, id));
    }

    @PostMapping("/{id}/reject")
    ResponseEntity<String> reject(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return end("reject-adjustment", caller, request, () -> adjustments.reject(caller, id));
    }

    @PostMapping("/{id}/withdraw")
    ResponseEntity<String> withdraw(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return end("withdraw-adjustment", caller, request, () -> adjustments.withdraw(caller, id));
    }

    private ResponseEntity<String> end(
            String name, Caller caller, HttpServletRequest request, Supplier<Adjustment> work) {
        return commands.perform(
                RestCommands.command(name, request, null, caller), 200, () -> AdjustmentAnswer.of(work.get()));
    }

    private static AdjustmentAdministration.Given read(Fields fields) {
        return new AdjustmentAdministration.Given(
                fields.identifier("person", 100),
                fields.decimal("amount", AMOUNT),
                fields.optionalIdentifier("deal", 20),
                fields.prose("reason", 4000));
    }
}
