package org.dealdesk.approval.eligibility;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.people.WhenDeactivated;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Delegations end for good when the one who gave them, or the delegate, is deactivated. */
@Component
class DelegationsEnd implements WhenDeactivated {

    private final Delegations delegations;
    private final History history;
    private final Policies policies;
    private final Clock clock;

    DelegationsEnd(Delegations delegations, History history, Policies policies, Clock clock) {
        this.delegations = delegations;
        this.history = history;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void deactivated(String person) {
        delegations.standing(person, policies.today()).forEach(delegation -> {
            delegations.end(delegation.id(), clock.instant());
            history.appendTo(
                    "people/" + delegation.delegator(),
                    Event.of(EventType.DELEGATION_ENDED, Event.SYSTEM, policies.today())
                            .with(record(delegation)));
        });
    }

    static ObjectNode record(Delegation delegation) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("delegation", delegation.id());
        data.put("to", delegation.to());
        data.put("function", delegation.function().name());
        data.put("from", delegation.from().toString());
        data.put("until", delegation.until().toString());
        return data;
    }
}
