package org.dealdesk.access.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.policy.life.Policies;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Records what concerns a person's access, in the stream {@code access/<person>}: never an address, a mail address or a secret. */
@Component
public class AccessRecords {

    private final History history;
    private final Policies policies;
    private final JdbcTemplate jdbc;

    AccessRecords(History history, Policies policies, JdbcTemplate jdbc) {
        this.history = history;
        this.policies = policies;
        this.jdbc = jdbc;
    }

    /** Adds a record in the transaction at hand. */
    public void add(EventType type, String person, String actor) {
        add(type, person, actor, data -> {});
    }

    /** Adds a record with details. The person's row is locked, so that records follow one another. */
    public void add(EventType type, String person, String actor, Consumer<ObjectNode> details) {
        jdbc.queryForList("select id from person where id = ? for update", String.class, person);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        details.accept(data);
        history.appendTo(
                "access/" + person, Event.of(type, actor, policies.today()).with(data));
    }
}
