package org.dealdesk.rest.admin;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.notification.recipient.MailMode;
import org.dealdesk.notification.recipient.NotificationSettings;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The notification settings: a person's own as {@code me}, those of others for administrators. */
@RestController
@RequestMapping(path = "/api/v1/people/{id}/notifications", produces = MediaType.APPLICATION_JSON_VALUE)
class NotificationController {

    private static final String ONESELF = "me";

    private final NotificationSettings notifications;
    private final RestCommands commands;

    NotificationController(NotificationSettings notifications, RestCommands commands) {
        this.notifications = notifications;
        this.commands = commands;
    }

    /** The choice as it is sent and answered. */
    record Choice(MailMode mail) {}

    @GetMapping
    Choice read(@PathVariable("id") String id, @AuthenticationPrincipal Caller caller) {
        return new Choice(notifications.read(caller, person(id, caller)));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> choose(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<MailMode> mode = body.read(fields -> fields.word("mail", MailMode.class));
        return commands.perform(
                RestCommands.command("choose-notifications", request, body, caller),
                200,
                () -> new Choice(notifications.choose(caller, person(id, caller), mode::valid)));
    }

    private static String person(String id, Caller caller) {
        return id.equals(ONESELF) ? caller.id() : id;
    }
}
