package org.dealdesk.rest.access;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.access.account.Invitations;
import org.dealdesk.access.directory.DirectoryChanges;
import org.dealdesk.command.Command;
import org.dealdesk.command.Done;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.rest.Answer;
import org.dealdesk.rest.Answers;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Administrators give links to set a password, which are told once and never in a replay, and reset lost passkeys. */
@RestController
@RequestMapping(
        path = "/api/v1/people/{id}",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class LinkController {

    private final Invitations invitations;
    private final DirectoryChanges changes;
    private final RestCommands commands;
    private final Answers answers;

    LinkController(Invitations invitations, DirectoryChanges changes, RestCommands commands, Answers answers) {
        this.invitations = invitations;
        this.changes = changes;
        this.commands = commands;
        this.answers = answers;
    }

    /** What is reset. */
    enum What {
        PASSWORD,
        PASSKEYS
    }

    @PostMapping("/invite")
    ResponseEntity<String> invite(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<String> sent = body.read(fields -> id);
        Command command = RestCommands.command("invite", request, body, caller);
        return commands.perform(command.with(sent).fresh(), answers, () -> given(invitations.invite(caller, id)));
    }

    @PostMapping("/reset")
    ResponseEntity<String> reset(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<What> sent = body.read(fields -> fields.word("what", What.class));
        if (sent.value() == What.PASSKEYS) {
            Command command = RestCommands.command("reset-passkeys", request, body, caller);
            return commands.perform(command.with(sent).fresh(), answers, () -> {
                DirectoryChanges.Reset reset = changes.resetPasskeys(caller, id);
                return reset.waits() == null
                        ? Done.of("done", answers.empty(204))
                        : Done.of("waits", answers.of(202, reset.waits()));
            });
        }
        Command command = RestCommands.command("reset-password", request, body, caller);
        return commands.perform(command.with(sent).fresh(), answers, () -> {
            DirectoryChanges.Reset reset = changes.reset(caller, id);
            return reset.waits() == null ? given(reset.issued()) : Done.of("waits", answers.of(202, reset.waits()));
        });
    }

    private Done<Answer> given(Invitations.Issued issued) {
        return Done.of("done", answers.withSecret(201, issued, issued.withoutLink()));
    }
}
