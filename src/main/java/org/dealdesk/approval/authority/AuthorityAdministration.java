package org.dealdesk.approval.authority;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Administrators limit the authority of people; each change is on record. */
@Component
public class AuthorityAdministration {

    private final Authorities authorities;
    private final History history;
    private final Policies policies;

    AuthorityAdministration(Authorities authorities, History history, Policies policies) {
        this.authorities = authorities;
        this.history = history;
        this.policies = policies;
    }

    public Authority of(String person) {
        return authorities.of(person);
    }

    /** By person; people without limits are missing. */
    public Map<String, Authority> of(Collection<String> people) {
        return authorities.of(people);
    }

    /**
     * Limits a person's authority, in the transaction that saves the person.
     *
     * @param given null: as before
     */
    public Authority choose(Caller caller, Person person, Authority given) {
        Authority before = authorities.of(person.id());
        Authority after = given == null ? before : given;
        refuseLeads(person, after);
        if (after.equals(before)) {
            return before;
        }
        if (caller.id().equals(person.id())) {
            throw SecurityLog.refuse(
                    ProblemType.FORBIDDEN, caller, "Your own authority is changed by another administrator");
        }
        authorities.keep(person.id(), after);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("before", before.toJson());
        data.set("authority", after.toJson());
        history.appendTo(
                "people/" + person.id(),
                Event.of(EventType.AUTHORITY_CHANGED, caller.id(), policies.today())
                        .with(data));
        return after;
    }

    /** A person who becomes a lead must be rid of the limits in the same change. */
    private static void refuseLeads(Person person, Authority authority) {
        Optional<ApprovalFunction> led = authority.limits().keySet().stream()
                .filter(function -> person.leadOf().contains(Role.valueOf(function.name())))
                .findFirst();
        led.ifPresent(function -> {
            throw InvalidInput.of(
                    "/leadOf",
                    "of-a-lead",
                    "leads have no limits: take away the authority that limits the person for " + function.spoken());
        });
    }
}
