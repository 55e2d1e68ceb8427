package org.dealdesk.rest.admin;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.access.directory.Deactivation;
import org.dealdesk.access.directory.DirectoryChanges;
import org.dealdesk.command.Command;
import org.dealdesk.command.Done;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.rest.Answers;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People leave and come back. */
@RestController
@RequestMapping(
        path = "/api/v1/people/{id}",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class DeactivationController {

    private final Deactivation deactivation;
    private final RestCommands commands;
    private final Answers answers;

    DeactivationController(Deactivation deactivation, RestCommands commands, Answers answers) {
        this.deactivation = deactivation;
        this.commands = commands;
        this.answers = answers;
    }

    /** Says what stops; with {@code dryRun} that is all. */
    @PostMapping("/deactivate")
    ResponseEntity<String> deactivate(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Query query = Query.of(request);
        boolean dryRun = query.flag("dryRun");
        query.refuseIfAny();
        Input<String> next = body.read(fields -> fields.optionalIdentifier("dealsTo", 100));
        Command command =
                RestCommands.command("deactivate", request, body, caller).with(next);
        if (dryRun) {
            return commands.perform(command, 200, () -> deactivation.preview(caller, id, next.value()));
        }
        return commands.perform(
                command.fresh(),
                () -> {
                    deactivation.prepare(caller, id, next.value());
                    return id;
                },
                person -> Done.of("done", answers.of(200, deactivation.deactivate(caller, person, next.value()))));
    }

    @PostMapping("/reactivate")
    ResponseEntity<String> reactivate(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<String> sent = body.read(fields -> id);
        Command command =
                RestCommands.command("reactivate", request, body, caller).with(sent);
        return commands.perform(command.fresh(), answers, () -> {
            DirectoryChanges.Saved saved = deactivation.reactivate(caller, id);
            return saved.waits() == null
                    ? Done.of(
                            "done", answers.of(200, new PeopleController.PersonRead(saved.person(), saved.authority())))
                    : Done.of("waits", answers.of(202, saved.waits()));
        });
    }
}
