package org.dealdesk.rest.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.commission.hold.Hold;
import org.dealdesk.commission.hold.HoldAdministration;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Holds: placed, released and listed. */
@RestController
@RequestMapping(path = "/api/v1/commissions/holds", produces = MediaType.APPLICATION_JSON_VALUE)
class HoldController {

    private final HoldAdministration holds;
    private final RestCommands commands;

    HoldController(HoldAdministration holds, RestCommands commands) {
        this.holds = holds;
        this.commands = commands;
    }

    /** A hold as it leaves. */
    record HoldAnswer(
            String id,
            Hold.State status,
            String person,
            String deal,
            String reason,
            Hold.Step placed,
            Hold.Step released) {

        static HoldAnswer of(Hold hold) {
            return new HoldAnswer(
                    hold.id(),
                    hold.state(),
                    hold.person(),
                    hold.deal() == null ? null : hold.deal().toString(),
                    hold.reason(),
                    hold.placed(),
                    hold.released());
        }
    }

    @GetMapping
    ResponseEntity<Page<HoldAnswer>> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        Hold.State state = query.word("status", Hold.State.class, null);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        List<Hold> rows = holds.page(caller, state, Cursor.after(cursor), limit + 1);
        return Query.respond(
                request, Page.of(rows, limit, row -> Cursor.of(row.id())).map(HoldAnswer::of));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> place(
            @RequestBody Body body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Input<HoldAdministration.Given> sent = body.read(HoldController::read);
        return commands.perform(
                RestCommands.command("place-hold", request, body, caller),
                201,
                () -> HoldAnswer.of(holds.place(caller, sent)));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<String> release(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return commands.perform(RestCommands.command("release-hold", request, null, caller), 204, () -> {
            holds.release(caller, id);
            return null;
        });
    }

    private static HoldAdministration.Given read(Fields fields) {
        return new HoldAdministration.Given(
                fields.optionalIdentifier("person", 100),
                fields.optionalIdentifier("deal", 20),
                fields.prose("reason", 4000));
    }
}
