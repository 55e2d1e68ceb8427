package org.dealdesk.notification.recipient;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.Supplier;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** People choose how they are told of what concerns them; administrators may choose for them. */
@Component
public class NotificationSettings {

    private final Recipients recipients;
    private final History history;
    private final Policies policies;
    private final Transactions transactions;

    NotificationSettings(Recipients recipients, History history, Policies policies, Transactions transactions) {
        this.recipients = recipients;
        this.history = history;
        this.policies = policies;
        this.transactions = transactions;
    }

    public MailMode read(Caller caller, String person) {
        requireOwnOrAdmin(caller, person);
        return reader(person).mode();
    }

    /** Permission is checked before validation, so unauthorized callers get no validation messages. */
    public MailMode choose(Caller caller, String person, Supplier<MailMode> given) {
        requireOwnOrAdmin(caller, person);
        MailMode mode = given.get();
        return transactions.join(() -> {
            if (reader(person).mode() != mode) {
                recipients.choose(person, mode);
                history.appendTo(
                        "people/" + person,
                        Event.of(EventType.PERSON_CHANGED, caller.id(), policies.today())
                                .with(JsonNodeFactory.instance.objectNode().put("notifications", mode.name())));
            }
            return mode;
        });
    }

    private Recipient reader(String person) {
        return recipients.find(person).orElseThrow(() -> Refusal.notFound("person " + person));
    }

    private static void requireOwnOrAdmin(Caller caller, String person) {
        if (!caller.id().equals(person) && !caller.is(Role.ADMIN)) {
            throw SecurityLog.refuse(ProblemType.FORBIDDEN, caller, "Only administrators choose for others");
        }
    }
}
