package org.dealdesk.desk.policy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.life.Policies.Listed;
import org.dealdesk.policy.life.Policies.State;

/** A step that a policy administrator takes with a version. */
enum PolicyStep {
    APPROVE,
    SCHEDULE,
    TAKE_BACK,
    REVISE,
    DISCARD;

    /** As it stands in an address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Those that the caller can take now, the one that leads on first. */
    static List<PolicyStep> of(Listed listed, Caller caller) {
        return Stream.of(values()).filter(step -> step.isOpen(listed, caller)).toList();
    }

    private boolean isOpen(Listed listed, Caller caller) {
        boolean own = listed.drafted().by().equals(caller.id());
        State state = listed.state();
        return caller.is(Role.POLICY_ADMIN)
                && switch (this) {
                    case APPROVE -> state == State.DRAFT && !own;
                    case SCHEDULE -> state == State.APPROVED;
                    case TAKE_BACK -> state == State.SCHEDULED;
                    case REVISE -> state == State.DRAFT && own;
                    case DISCARD -> (state == State.DRAFT || state == State.APPROVED) && own;
                };
    }
}
