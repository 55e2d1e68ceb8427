package org.dealdesk.rest.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dealdesk.access.token.AccessToken;
import org.dealdesk.access.token.TokenAdministration;
import org.dealdesk.command.Done;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.rest.Answers;
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

/** Access tokens: made, listed and revoked. */
@RestController
@RequestMapping(path = "/api/v1/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
class TokenController {

    private final TokenAdministration tokens;
    private final RestCommands commands;
    private final Answers answers;

    TokenController(TokenAdministration tokens, RestCommands commands, Answers answers) {
        this.tokens = tokens;
        this.commands = commands;
        this.answers = answers;
    }

    /** A token without its secret. */
    record TokenAnswer(
            String id,
            String person,
            String name,
            Set<Role> roles,
            LocalDate expiresOn,
            @JsonUnwrapped AccessToken.Making made,
            @JsonUnwrapped AccessToken.State state) {

        static TokenAnswer of(AccessToken token) {
            return new TokenAnswer(
                    token.id(),
                    token.person(),
                    token.name(),
                    token.roles(),
                    token.expiresOn(),
                    token.made(),
                    token.state());
        }
    }

    /** A new token with what is sent as {@code Bearer}, which is shown this once: it is null in a replay. */
    record NewToken(@JsonUnwrapped TokenAnswer shown, String token) {}

    @GetMapping
    ResponseEntity<Page<TokenAnswer>> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        int limit = query.limit();
        String cursor = query.textCursor();
        String person = query.identifier("person", 100);
        query.refuseIfAny();
        List<AccessToken> rows = tokens.page(caller, person, Cursor.after(cursor), limit + 1);
        return Query.respond(
                request, Page.of(rows, limit, token -> Cursor.of(token.id())).map(TokenAnswer::of));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> make(
            @RequestBody Body body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Input<TokenAdministration.Wish> sent = body.read(TokenController::read);
        return commands.perform(RestCommands.command("make-token", request, body, caller), answers, () -> {
            TokenAdministration.Made made = tokens.make(caller, sent);
            TokenAnswer shown = TokenAnswer.of(made.token());
            return Done.of(
                    "done", answers.withSecret(201, new NewToken(shown, made.secret()), new NewToken(shown, null)));
        });
    }

    @DeleteMapping("/{id}")
    ResponseEntity<String> revoke(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return commands.perform(RestCommands.command("revoke-token", request, null, caller), 204, () -> {
            tokens.revoke(caller, id);
            return null;
        });
    }

    private static TokenAdministration.Wish read(Fields fields) {
        return new TokenAdministration.Wish(
                fields.name("name", 200),
                fields.words("roles", Role.class, Role.values().length),
                fields.date("expiresOn"),
                fields.optionalIdentifier("person", 100));
    }
}
