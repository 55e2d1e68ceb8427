package org.dealdesk.rest.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.dealdesk.access.directory.DecideChange;
import org.dealdesk.access.directory.PendingChange;
import org.dealdesk.command.Command;
import org.dealdesk.command.Done;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.rest.Answer;
import org.dealdesk.rest.Answers;
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

/** Changes of people that wait for a second administrator. */
@RestController
@RequestMapping(path = "/api/v1/people/changes", produces = MediaType.APPLICATION_JSON_VALUE)
class ChangeController {

    private final DecideChange changes;
    private final RestCommands commands;
    private final Answers answers;

    ChangeController(DecideChange changes, RestCommands commands, Answers answers) {
        this.changes = changes;
        this.commands = commands;
        this.answers = answers;
    }

    @GetMapping
    ResponseEntity<Page<PendingChange>> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        int limit = query.limit();
        String cursor = query.textCursor();
        PendingChange.Status status = query.word("status", PendingChange.Status.class, null);
        query.refuseIfAny();
        List<PendingChange> rows = changes.page(caller, status, Cursor.after(cursor), limit + 1);
        return Query.respond(request, Page.of(rows, limit, change -> Cursor.of(change.id())));
    }

    /** The link of a reset is told once, as that of any reset. */
    @PostMapping(path = "/{id}/approve", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> approve(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return perform(command("approve-change", id, body, caller, request), () -> {
            DecideChange.Approved approved = changes.approve(caller, id);
            return approved.issued() == null
                    ? answers.of(200, approved.change())
                    : answers.withSecret(
                            201, approved.issued(), approved.issued().withoutLink());
        });
    }

    @PostMapping(path = "/{id}/reject", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> reject(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return perform(
                command("reject-change", id, body, caller, request), () -> answers.of(200, changes.reject(caller, id)));
    }

    @PostMapping(path = "/{id}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> withdraw(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return perform(
                command("withdraw-change", id, body, caller, request),
                () -> answers.of(200, changes.withdraw(caller, id)));
    }

    private static Command command(String name, String id, Body body, Caller caller, HttpServletRequest request) {
        Input<String> sent = body.read(fields -> id);
        return RestCommands.command(name, request, body, caller).with(sent).fresh();
    }

    private ResponseEntity<String> perform(Command command, Supplier<Answer> work) {
        return commands.perform(command, answers, () -> Done.of("done", work.get()));
    }
}
