package org.dealdesk.commission.finance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** The stream {@code commission} of the history: adjustments, holds, months, disputes, batches and returns. */
@Component
public class CommissionRecords {

    public static final String STREAM = "commission";

    private final CommissionLocks locks;
    private final History history;
    private final Policies policies;

    CommissionRecords(CommissionLocks locks, History history, Policies policies) {
        this.locks = locks;
        this.history = history;
        this.policies = policies;
    }

    public static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Records it in the transaction at hand, as its last step: others wait for the end of the stream. */
    public void append(EventType type, String actor, ObjectNode data) {
        locks.records();
        history.appendTo(STREAM, Event.of(type, actor, policies.today()).with(data));
    }
}
