package org.dealdesk.rest.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.access.session.OpenSession;
import org.dealdesk.access.session.SessionAdministration;
import org.dealdesk.access.session.Sessions;
import org.dealdesk.platform.people.Caller;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sessions of the caller, and for administrators those of others. */
@RestController
@RequestMapping(path = "/api/v1/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
class SessionController {

    private static final int LONGEST_PERSON = 100;

    private final SessionAdministration sessions;
    private final RestCommands commands;

    SessionController(SessionAdministration sessions, RestCommands commands) {
        this.sessions = sessions;
        this.commands = commands;
    }

    @GetMapping
    ResponseEntity<Page<OpenSession>> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        int limit = query.limit();
        String cursor = query.textCursor();
        String person = query.identifier("person", LONGEST_PERSON);
        query.refuseIfAny();
        List<OpenSession> rows = sessions.page(
                caller, person == null ? caller.id() : person, Cursor.after(cursor), limit + 1, Sessions.id(request));
        return Query.respond(request, Page.of(rows, limit, session -> Cursor.of(session.id())));
    }

    /** All of a person's, the current one too. */
    @DeleteMapping
    ResponseEntity<String> endAll(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        String person = query.identifier("person", LONGEST_PERSON);
        query.refuseIfAny();
        String whose = person == null ? caller.id() : person;
        return commands.perform(RestCommands.command("end-sessions", request, null, caller), 204, () -> {
            sessions.endAll(caller, whose, SessionAdministration.NONE);
            return null;
        });
    }

    @DeleteMapping("/{id}")
    ResponseEntity<String> end(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return commands.perform(RestCommands.command("end-session", request, null, caller), 204, () -> {
            sessions.end(caller, id);
            return null;
        });
    }
}
