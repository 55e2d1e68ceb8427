package org.dealdesk.rest.access;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.access.account.ChangePassword;
import org.dealdesk.access.session.Sessions;
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
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * People change their password. An {@code Idempotency-Key} is not looked at: it would be stored with a hash of the request, from which
 * the password is easy to guess.
 */
@RestController
class PasswordController {

    private static final int LONGEST = 512;

    private final ChangePassword passwords;
    private final RestCommands commands;
    private final Answers answers;

    PasswordController(ChangePassword passwords, RestCommands commands, Answers answers) {
        this.passwords = passwords;
        this.commands = commands;
        this.answers = answers;
    }

    @PostMapping(
            path = "/api/v1/me/password",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> change(
            @RequestBody Body body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Input<ChangePassword.Asked> sent = body.read(fields -> new ChangePassword.Asked(
                fields.prose("current", LONGEST),
                fields.prose("password", LONGEST),
                new WebAuthenticationDetails(request)));
        String current = Sessions.id(request);
        return commands.perform(
                Command.of("change-password", caller).with(sent),
                () -> passwords.prepare(caller, sent.valid()),
                prepared -> {
                    passwords.change(prepared, current);
                    return Done.of("done", answers.empty(204));
                });
    }
}
