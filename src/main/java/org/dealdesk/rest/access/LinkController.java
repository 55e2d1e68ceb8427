package org.dealdesk.rest.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.dealdesk.access.account.Invitations;
import org.dealdesk.access.passkey.Passkeys;
import org.dealdesk.command.Command;
import org.dealdesk.command.Done;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
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
    private final Passkeys passkeys;
    private final RestCommands commands;
    private final Answers answers;

    LinkController(Invitations invitations, Passkeys passkeys, RestCommands commands, Answers answers) {
        this.invitations = invitations;
        this.passkeys = passkeys;
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
        return give(command.with(sent), () -> invitations.invite(caller, id));
    }

    @PostMapping("/reset")
    ResponseEntity<String> reset(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<What> sent = body.read(fields -> fields.word("what", What.class));
        if (sent.value() != What.PASSKEYS) {
            Command command = RestCommands.command("reset-password", request, body, caller);
            return give(command.with(sent), () -> invitations.reset(caller, id));
        }
        Command command = RestCommands.command("reset-passkeys", request, body, caller);
        return commands.perform(command.with(sent).fresh(), 204, () -> {
            passkeys.reset(caller, id);
            return null;
        });
    }

    private ResponseEntity<String> give(Command command, Supplier<Invitations.Issued> work) {
        return commands.perform(command.fresh(), answers, () -> {
            Invitations.Issued issued = work.get();
            return Done.of("done", answers.withSecret(201, issued, issued.withoutLink()));
        });
    }
}
