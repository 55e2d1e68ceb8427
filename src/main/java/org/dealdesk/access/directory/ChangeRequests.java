package org.dealdesk.access.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import org.dealdesk.access.directory.PendingChange.Asked;
import org.dealdesk.access.directory.PendingChange.Kind;
import org.dealdesk.access.directory.PendingChange.Status;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.springframework.stereotype.Component;

/** Stores a change that waits, with what the person was when it was asked for. */
@Component
class ChangeRequests {

    private final PendingChanges changes;
    private final ChangeNews news;
    private final People people;
    private final ObjectMapper json;
    private final Clock clock;

    ChangeRequests(PendingChanges changes, ChangeNews news, People people, ObjectMapper json, Clock clock) {
        this.changes = changes;
        this.news = news;
        this.people = people;
        this.json = json;
        this.clock = clock;
    }

    PendingChange ask(Caller caller, Kind kind, String person, ObjectNode data) {
        Instant now = clock.instant();
        Asked asked = new Asked(caller.id(), now, now.plus(PendingChange.WAITS));
        PendingChange change = new PendingChange(Ids.next(), person, kind, data, asked, Status.PENDING);
        changes.add(change, base(person));
        news.asked(change);
        return change;
    }

    /** What the person is now, as a hash; null for one who is not in the directory. */
    String base(String person) {
        return people.find(person)
                .map(known -> CanonicalJson.sha256(CanonicalJson.write(json(known))))
                .orElse(null);
    }

    JsonNode json(Person person) {
        return json.valueToTree(person);
    }

    Person person(PendingChange change) {
        try {
            return json.treeToValue(change.data().get("person"), Person.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A stored change can always be read", impossible);
        }
    }

    /** What is kept of a change that has ended. */
    static JsonNode kept(PendingChange change) {
        ObjectNode kept = change.data().deepCopy();
        if (kept.get("person") instanceof ObjectNode person) {
            person.remove("name");
            person.remove("mail");
        }
        return kept;
    }
}
