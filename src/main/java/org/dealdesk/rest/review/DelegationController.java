package org.dealdesk.rest.review;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.approval.eligibility.Delegation;
import org.dealdesk.approval.eligibility.DelegationAdministration;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.policy.ApprovalFunction;
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

/** Out of office: who decides in whose place. */
@RestController
@RequestMapping(path = "/api/v1/delegations", produces = MediaType.APPLICATION_JSON_VALUE)
class DelegationController {

    private final DelegationAdministration delegations;
    private final RestCommands commands;

    DelegationController(DelegationAdministration delegations, RestCommands commands) {
        this.delegations = delegations;
        this.commands = commands;
    }

    @GetMapping
    ResponseEntity<Page<Delegation>> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        String after = Cursor.after(cursor);
        List<Delegation> rows = delegations.page(caller, after, limit + 1);
        return Query.respond(request, Page.of(rows, limit, delegation -> Cursor.of(delegation.id())));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> give(
            @RequestBody Body body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Input<DelegationAdministration.Given> given = body.read(DelegationController::read);
        return commands.perform(
                RestCommands.command("delegate", request, body, caller),
                201,
                () -> delegations.give(given.value(), given.faults(), caller));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<String> end(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return commands.perform(RestCommands.command("end-delegation", request, null, caller), 204, () -> {
            delegations.end(id, caller);
            return null;
        });
    }

    private static DelegationAdministration.Given read(Fields fields) {
        return new DelegationAdministration.Given(
                fields.identifier("to", 100),
                fields.word("function", ApprovalFunction.class),
                fields.date("from"),
                fields.date("until"));
    }
}
