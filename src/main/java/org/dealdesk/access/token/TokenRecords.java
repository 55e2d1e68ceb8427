package org.dealdesk.access.token;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.people.WhenDeactivated;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Records what becomes of tokens, without their names and secrets; revokes them when their person is deactivated. */
@Component
class TokenRecords implements WhenDeactivated {

    private final Tokens tokens;
    private final History history;
    private final Policies policies;
    private final Clock clock;

    TokenRecords(Tokens tokens, History history, Policies policies, Clock clock) {
        this.tokens = tokens;
        this.history = history;
        this.policies = policies;
        this.clock = clock;
    }

    void made(AccessToken token) {
        ObjectNode data = data(token);
        token.roles().forEach(role -> data.withArray("roles").add(role.name()));
        data.put("expiresOn", token.expiresOn().toString());
        append(EventType.TOKEN_MADE, token, token.made().createdBy(), data);
        SecurityLog.note("token-made", token.made().createdBy(), token.person(), token.id());
    }

    void revoked(AccessToken token, String by) {
        append(EventType.TOKEN_REVOKED, token, by, data(token));
        SecurityLog.note("token-revoked", by, token.person(), token.id());
    }

    @Override
    public void deactivated(String person) {
        List<AccessToken> valid = tokens.valid(person, policies.today());
        valid.stream()
                .filter(token -> tokens.revoke(token.id(), Event.SYSTEM, clock.instant()))
                .forEach(token -> revoked(token, Event.SYSTEM));
    }

    private static ObjectNode data(AccessToken token) {
        return JsonNodeFactory.instance.objectNode().put("token", token.id());
    }

    private void append(EventType type, AccessToken token, String actor, ObjectNode data) {
        history.appendTo(
                "access/" + token.person(),
                Event.of(type, actor, policies.today()).with(data));
    }
}
