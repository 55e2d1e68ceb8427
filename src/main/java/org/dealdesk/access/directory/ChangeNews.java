package org.dealdesk.access.directory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.dealdesk.access.directory.PendingChange.Status;
import org.dealdesk.access.mail.AccessMail;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** What administrators are told of each other's work, and what is on record of it: no names and no addresses. */
@Component
class ChangeNews {

    private final History history;
    private final Policies policies;
    private final People people;
    private final AccessMail mail;
    private final Transactions transactions;

    ChangeNews(History history, Policies policies, People people, AccessMail mail, Transactions transactions) {
        this.history = history;
        this.policies = policies;
        this.people = people;
        this.mail = mail;
        this.transactions = transactions;
    }

    void asked(PendingChange change) {
        String by = change.asked().by();
        record(EventType.PERSON_CHANGE_ASKED, change, by, data -> {
            data.put("kind", change.kind().name());
            data.put("expiresAt", change.asked().expiresAt().toString());
            change.data().path("granted").forEach(role -> data.withArray("roles")
                    .add(role));
        });
        tell(
                "A change of %s waits for an administrator".formatted(change.person()),
                "%s asks for this: %s. Another administrator approves or rejects it on the page People, at the latest on %s."
                        .formatted(
                                by, spoken(change), policies.day(change.asked().expiresAt())),
                by);
    }

    void ended(PendingChange change, Status status, String by) {
        record(EventType.PERSON_CHANGE_ENDED, change, by, data -> data.put("status", status.name())
                .put("askedBy", change.asked().by()));
    }

    /** All administrators hear that one of them was deactivated, the one who was among them. */
    void deactivated(Person administrator, String by) {
        List<Person> administrators = administrators();
        transactions.afterwards(() -> administrators.forEach(
                person -> mail.send(person, "An administrator was deactivated", deactivation(administrator, by))));
        transactions.afterwards(
                () -> mail.send(administrator, "An administrator was deactivated", deactivation(administrator, by)));
    }

    private static String deactivation(Person administrator, String by) {
        return "%s was deactivated by %s. If this is not expected, tell another administrator."
                .formatted(administrator.id(), by);
    }

    private void tell(String subject, String text, String but) {
        List<Person> others = administrators().stream()
                .filter(person -> !person.id().equals(but))
                .toList();
        transactions.afterwards(() -> others.forEach(person -> mail.send(person, subject, text)));
    }

    private List<Person> administrators() {
        return people.holding(Set.of(Role.ADMIN));
    }

    private void record(EventType type, PendingChange change, String actor, Consumer<ObjectNode> details) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("change", change.id());
        details.accept(data);
        history.appendTo(
                "people/" + change.person(),
                Event.of(type, actor, policies.today()).with(data));
        transactions.afterwards(() ->
                SecurityLog.access(type.name().toLowerCase(Locale.ROOT).replace('_', '-'), change.person(), actor));
    }

    private static String spoken(PendingChange change) {
        return switch (change.kind()) {
            case GRANT -> change.person() + " is to hold " + granted(change);
            case MAIL -> change.person() + " is to have another mail address";
            case SIGN_IN -> change.person() + " is to sign in otherwise";
            case RESET ->
                change.person()
                        + (change.concernsPasskeys() ? " is to lose all passkeys" : " is to set another password");
        };
    }

    private static String granted(PendingChange change) {
        StringBuilder roles = new StringBuilder();
        change.data().path("granted").forEach(role -> roles.append(roles.isEmpty() ? "" : " and ")
                .append(role.asText()));
        return roles.toString();
    }
}
